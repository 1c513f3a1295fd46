package io.fovea.inference.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import io.fovea.inference.model.Model;
import io.fovea.inference.onnx.OnnxRuntime;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the engine that was asked for, or says what is missing for it. */
public final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private static final String ONNX_WITHOUT_CUDA =
      "--device cuda: ONNX Runtime in this build is for the CPU only; build"
          + " with -Pcuda, as docs/operations.md tells, or use --device cpu";
  private static final String INT8_ON_CUDA =
      "--device cuda: --engine onnx-int8 is for the CPU only; use --device cpu, or --engine onnx";
  private static final String DL4J_WITHOUT_CUDA =
      "--device cuda: ND4J in this build is for the CPU only; put org.nd4j:nd4j-cuda in the place"
          + " of nd4j-native, or use --device cpu";

  private Engines() {}

  /**
   * Opens an engine on a model; the caller closes it. Several may be open on one model, each for a
   * thread of its own.
   *
   * @param kind {@link EngineKind#AUTO}: {@code ONNX} where the file has a graph, else {@code DL4J}
   * @param device {@link Device#AUTO} takes CUDA where it is there and logs what it took
   * @param threads that work on one batch together; {@code DL4J} cannot be told so by engine, there
   *     {@code OMP_NUM_THREADS} holds for the process
   * @throws EngineException saying what is missing and the mend
   */
  public static InferenceEngine open(Model model, EngineKind kind, Device device, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    BatchShape shape = new BatchShape(model.manifest().input(), model.manifest().labels().size());
    InferenceEngine engine =
        switch (kind) {
          case AUTO ->
              model.hasOnnx()
                  ? onnx(graph(model), shape, device, threads)
                  : dl4j(model, shape, device);
          case ONNX -> onnx(graph(model), shape, device, threads);
          case DL4J -> dl4j(model, shape, device);
          case ONNX_INT8 -> onnxInt8(model, shape, device, threads);
        };
    LOG.debug("Opened {} for {}.", engine.kind(), model);
    return engine;
  }

  /**
   * Why a device cannot be had in this build, whatever the model: known before a model is read.
   *
   * @return nothing if it can, or if only the machine can tell
   */
  public static Optional<String> whyNot(EngineKind kind, Device device) {
    if (kind == EngineKind.ONNX_INT8) {
      return device == Device.CUDA ? Optional.of(INT8_ON_CUDA) : Optional.empty();
    }
    boolean onnx = kind != EngineKind.DL4J;
    boolean dl4j = kind != EngineKind.ONNX;
    if (device != Device.CUDA || (onnx && onnxHasCuda()) || (dl4j && dl4jHasCuda())) {
      return Optional.empty();
    }
    return Optional.of(onnx ? ONNX_WITHOUT_CUDA : DL4J_WITHOUT_CUDA);
  }

  private static boolean onnxHasCuda() {
    OnnxRuntime.environment();
    return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
  }

  private static boolean dl4jHasCuda() {
    return !Nd4j.getEnvironment().isCPU();
  }

  private static byte[] graph(Model model) {
    return model
        .onnx()
        .orElseThrow(
            () ->
                new EngineException(
                    "model file %s has no ONNX graph, so --engine onnx cannot run it: use --engine"
                            .formatted(model.path())
                        + " dl4j or auto"));
  }

  private static InferenceEngine onnx(byte[] graph, BatchShape shape, Device device, int threads) {
    boolean inBuild = onnxHasCuda();
    if (device == Device.CUDA && !inBuild) {
      throw new EngineException(ONNX_WITHOUT_CUDA);
    }
    if (device != Device.CPU && inBuild) {
      try {
        InferenceEngine engine =
            onnx(EngineKind.ONNX, graph, shape, new SessionSettings(threads, true));
        LOG.info("Runs on CUDA.");
        return engine;
      } catch (EngineException noCuda) {
        if (device == Device.CUDA) {
          throw new EngineException(
              "--device cuda: no usable CUDA device or library (%s); check the driver, CUDA and"
                      .formatted(noCuda.getMessage())
                  + " cuDNN, or use --device cpu",
              noCuda);
        }
        LOG.info("Runs on the CPU: no usable CUDA device or library ({}).", noCuda.getMessage());
      }
    } else if (device == Device.AUTO) {
      LOG.info("Runs on the CPU: ONNX Runtime in this build is for the CPU only.");
    }
    return onnx(EngineKind.ONNX, graph, shape, new SessionSettings(threads, false));
  }

  /** Its kernels are the CPU's; CUDA would compute in float32 with roundings in between. */
  private static InferenceEngine onnxInt8(
      Model model, BatchShape shape, Device device, int threads) {
    if (device == Device.CUDA) {
      throw new EngineException(INT8_ON_CUDA);
    }
    byte[] graph =
        model
            .onnxInt8()
            .orElseThrow(
                () ->
                    new EngineException(
                        "model file %s has no int8 graph, so --engine onnx-int8 cannot run it: make one with: fovea model quantize --model %<s --dataset D --out FILE"
                            .formatted(model.path())));
    return onnx(EngineKind.ONNX_INT8, graph, shape, new SessionSettings(threads, false));
  }

  private static InferenceEngine onnx(
      EngineKind kind, byte[] graph, BatchShape shape, SessionSettings settings) {
    try {
      return new OnnxEngine(kind, graph, shape, settings);
    } catch (OrtException refused) {
      throw new EngineException(
          "ONNX Runtime cannot open the graph: " + refused.getMessage(), refused);
    }
  }

  private static InferenceEngine dl4j(Model model, BatchShape shape, Device device) {
    if (!model.hasNetwork()) {
      throw new EngineException(
          "model file %s has no DL4J network, so --engine dl4j cannot run it: use --engine onnx or"
                  .formatted(model.path())
              + " auto");
    }
    boolean cuda = dl4jHasCuda();
    if (device == Device.CUDA && !cuda) {
      throw new EngineException(DL4J_WITHOUT_CUDA);
    }
    if (device == Device.CPU && cuda) {
      throw new EngineException(
          "--device cpu: ND4J in this build is for CUDA only; use --engine onnx or --device cuda");
    }
    if (device == Device.AUTO) {
      LOG.info("Runs on {}, as ND4J in this build does.", cuda ? "CUDA" : "the CPU");
    }
    return new Dl4jEngine(model.restoreNetwork(), shape);
  }
}
