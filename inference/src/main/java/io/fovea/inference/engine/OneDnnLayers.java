package io.fovea.inference.engine;

import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a network's convolutions, poolings and batch normalizations run in oneDNN, 5 to 15 times as
 * fast with the same results. RATIONALE.md tells why DL4J does not do so by itself and why
 * reflection is needed.
 *
 * <p>A helper is part of the layer objects: it survives {@code fit}, and a clone or a restored
 * network has none until it is switched on too. Helpers cache native state per layer, so a network
 * still belongs to one thread at a time.
 */
public final class OneDnnLayers {
  /** The version whose layers were held against the plain ones, outputs and gradients. */
  static final String KNOWN_DL4J = "1.0.0-M2.1";

  private static final Logger LOG = LoggerFactory.getLogger(OneDnnLayers.class);
  private static final AtomicBoolean WARNED = new AtomicBoolean();

  private OneDnnLayers() {}

  /**
   * Switches on every layer that oneDNN can run; others stay as they are. Call it again after
   * anything that makes new layers ({@code init}, {@code clone}, restore).
   *
   * @return whether it is on; if not, the log says why, once per process, and the network works,
   *     slowly
   */
  public static boolean switchOn(ComputationGraph network) {
    return switchOn(network, new LayerHelpers() {});
  }

  /** Likewise, with helpers of the caller's choice. */
  public static boolean switchOn(ComputationGraph network, LayerHelpers helpers) {
    Optional<String> obstacle = obstacle(dl4jVersion(), nativeLibrary());
    if (obstacle.isPresent()) {
      warnOnce(obstacle.get());
      return false;
    }
    try {
      for (Layer layer : network.getLayers()) {
        switchOn(layer, network.getConfiguration().getDataType(), helpers);
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException otherInside) {
      warnOnce("its layers look different inside (" + otherInside + ")");
      return false;
    }
  }

  private static void switchOn(Layer layer, DataType type, LayerHelpers helpers)
      throws ReflectiveOperationException {
    if (type != DataType.FLOAT) {
      return;
    }
    // Exactly these classes: their subclasses (deconvolution, 1D, separable) compute otherwise.
    if (layer.getClass() == ConvolutionLayer.class && isAlike((ConvolutionLayer) layer)) {
      set(ConvolutionLayer.class, layer, helpers.convolution((ConvolutionLayer) layer));
    } else if (layer.getClass() == SubsamplingLayer.class && isAlike((SubsamplingLayer) layer)) {
      set(SubsamplingLayer.class, layer, helpers.pooling((SubsamplingLayer) layer));
    } else if (layer.getClass() == BatchNormalization.class
        && isAlike((BatchNormalization) layer)) {
      set(BatchNormalization.class, layer, helpers.normalization((BatchNormalization) layer));
    }
  }

  /** Channels last, the helper's weight gradients are wrong. */
  private static boolean isAlike(ConvolutionLayer layer) {
    return layer.layerConf().getCnn2dDataFormat() == CNN2DFormat.NCHW;
  }

  /** The helper takes no fixed scale and shift, as it says itself. */
  private static boolean isAlike(BatchNormalization layer) {
    return layer.layerConf().getCnn2DFormat() == CNN2DFormat.NCHW
        && !layer.layerConf().isLockGammaBeta();
  }

  /** The helper divides an average by other counts if padding is to be counted. */
  private static boolean isAlike(SubsamplingLayer layer) {
    PoolingType pooling = layer.layerConf().getPoolingType();
    return layer.layerConf().getCnn2dDataFormat() == CNN2DFormat.NCHW
        && (pooling == PoolingType.MAX
            || pooling == PoolingType.AVG && !layer.layerConf().isAvgPoolIncludePadInDivisor());
  }

  private static void set(Class<?> declaring, Layer layer, Object helper)
      throws ReflectiveOperationException {
    Field field = declaring.getDeclaredField("helper");
    field.setAccessible(true);
    field.set(layer, helper);
  }

  /** Why it cannot be switched on, if it cannot. */
  static Optional<String> obstacle(String dl4jVersion, String nativeLibrary) {
    if (!KNOWN_DL4J.equals(dl4jVersion)) {
      return Optional.of("DL4J is " + dl4jVersion + ", tried out is " + KNOWN_DL4J);
    }
    if (!nativeLibrary.contains("-onednn")) {
      return Optional.of("ND4J's native library has no oneDNN (" + nativeLibrary + ")");
    }
    return Optional.empty();
  }

  private static String dl4jVersion() {
    try {
      return Loader.getVersion("org.deeplearning4j", "deeplearning4j-nn", ConvolutionLayer.class);
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  private static String nativeLibrary() {
    return Loader.getLoadedLibraries().entrySet().stream()
        .filter(library -> library.getKey().contains("nd4jcpu"))
        .map(library -> library.getValue())
        .findFirst()
        .orElse("not loaded");
  }

  private static void warnOnce(String why) {
    if (WARNED.compareAndSet(false, true)) {
      LOG.warn("DL4J runs without its oneDNN layers, 5 to 15 times slower, because {}.", why);
    }
  }
}
