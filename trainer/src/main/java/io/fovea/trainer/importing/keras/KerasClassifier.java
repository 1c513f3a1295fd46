package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.ImportException;
import io.fovea.trainer.importing.OutputKind;
import io.fovea.trainer.importing.PixelValues;
import io.fovea.trainer.importing.ReadyClassifier;
import io.fovea.trainer.importing.SavedClassifier;
import io.fovea.trainer.importing.TrialImages;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network that Keras 2 or 3 saved whole, as {@code model.save("model.h5")} does. */
public final class KerasClassifier implements SavedClassifier {
  /** Of Keras 2: they convolve in the sense of mathematics. */
  private static final Set<String> TURNED_KERNELS = Set.of("theano", "cntk");

  private final KerasFile file;
  private final String version;
  private final InputShape image;
  private final ChannelsFirst description;

  private KerasClassifier(KerasFile file, InputShape image, NetworkSpec network, String version) {
    this.file = file;
    this.version = version;
    this.image = image;
    description = new ChannelsFirst(network, image, version.startsWith("2"));
  }

  /** Whether these are the first bytes of such a file. */
  public static boolean isKeras(byte[] content) {
    return KerasFile.isHdf5(content);
  }

  /**
   * Reads one.
   *
   * @param size of an image, needed if the network leaves it free
   * @throws ImportException naming every layer that stands in the way
   */
  public static KerasClassifier read(byte[] content, Optional<InputShape> size) {
    KerasFile file = new KerasFile(content);
    JsonNode configuration = file.configuration();
    String version = file.version();
    if (!version.startsWith("2") && !version.startsWith("3")) {
      throw new ImportException(
          "it was saved by Keras '%s', but only files of Keras 2 and 3 can be imported"
              .formatted(version));
    }
    if (TURNED_KERNELS.contains(file.backend())) {
      throw new ImportException(
          "it was saved with the backend %s, whose kernels are turned: save it with TensorFlow"
              .formatted(file.backend()));
    }
    NetworkSpec network = NetworkSpec.of(configuration);
    return new KerasClassifier(file, ImageSize.of(network, size), network, version);
  }

  @Override
  public InputShape input() {
    return image;
  }

  @Override
  public String producer() {
    return "keras " + version;
  }

  @Override
  public Preprocessing preprocessing(PixelValues pixels) {
    return description
        .rescaling()
        .map(rescaling -> rescaling.after(pixels.of(image, 1)))
        .orElseGet(() -> SavedClassifier.super.preprocessing(pixels));
  }

  @Override
  public ReadyClassifier prepare(OutputKind output, TrialImages images) {
    if (description.givesMaps() || description.endsIn(LayerRules.FLATTEN)) {
      throw new ImportException("its output is a feature map, so it is no classifier");
    }
    ComputationGraph network = KerasNetwork.of(description, image, file);
    float[][] outputs = network.outputSingle(batch(images)).toFloatMatrix();
    boolean softmax = output.needsSoftmax(outputs);
    if (softmax) {
      description.addSoftmax();
      network = KerasNetwork.of(description, image, file);
    }
    return new ReadyNetwork(network, outputs[0].length, softmax);
  }

  private INDArray batch(TrialImages images) {
    INDArray batch = Nd4j.create(image.batch(images.size()));
    for (int i = 0; i < images.size(); i++) {
      INDArray one = Nd4j.create(images.images()[i], image.batch(1), 'c');
      batch.slice(i).assign(one.slice(0));
    }
    return batch;
  }
}
