package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.runtime.settings.Faults;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ModelClassifiersTest {
  private static final byte[] PIXELS = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 10, 20, 30};

  @TempDir private static Path folder;
  private static ComputationGraph network;
  private static Model model;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ClassifierMetrics metrics = new ClassifierMetrics(meters);
  private final Faults faults = new Faults();

  @BeforeAll
  static void writeModel() {
    network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(5)
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "out",
                    new OutputLayer.Builder().nOut(2).activation(Activation.SOFTMAX).build(),
                    "in")
                .setOutputs("out")
                .setInputTypes(InputType.convolutional(3, 3, 1))
                .build());
    network.init();
    model = write("small-7.zip", OptionalDouble.empty());
  }

  private static Model write(String file, OptionalDouble threshold) {
    ModelManifest manifest =
        ModelManifest.of(
                "small",
                "7",
                List.of("a", "b"),
                Preprocessing.unitRange(1, 3, 3),
                new Provenance("none", "none", 5, Map.of()),
                Instant.EPOCH)
            .withCalibration(1, threshold);
    return ModelFile.write(folder.resolve(file), network, manifest, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnx", "dl4j"})
  void answersAsTheNetworkDoes(String engine) {
    try (ClassifierSource source = open("small-7.zip", engine).orElseThrow();
        BatchClassifier first = source.open();
        BatchClassifier second = source.open()) {
      for (BatchClassifier classifier : List.of(first, second)) {
        List<Outcome> outcomes = classifier.classify(List.of(ImageInput.raw(3, 3, 1, PIXELS)));

        Outcome.Classified outcome = (Outcome.Classified) outcomes.get(0);
        INDArray expected = network.outputSingle(input());
        float confidence = expected.maxNumber().floatValue();
        assertThat(outcome.labelIndex()).isEqualTo(expected.argMax(1).getInt(0));
        assertThat(outcome.confidence()).isCloseTo(confidence, within(1e-5f));
      }
      assertThat(source.model().name()).isEqualTo("small");
      assertThat(source.model().version()).isEqualTo("7");
      assertThat(source.model().sha256()).isEqualTo(model.sha256());
    }
    assertThat(metrics.batchTime().count()).isEqualTo(2);
    assertThat(metrics.engineTime().count()).as("with warm-up").isGreaterThanOrEqualTo(4);
  }

  /** The network is surer than 0.5 and less sure than 0.999 that it sees the one class. */
  @Test
  void takesForUnsureWhatTheModelSuggestsUnlessToldOtherwise() {
    write("strict-1.zip", OptionalDouble.of(0.999));
    assertThat(unsure("small-7.zip", Map.of())).as("0.5 without any word").isFalse();
    assertThat(unsure("strict-1.zip", Map.of())).as("the model's").isTrue();
    assertThat(unsure("strict-1.zip", Map.of("unsure-below", "0.5"))).as("the user's").isFalse();
  }

  private boolean unsure(String file, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("model", folder.resolve(file).toString());
    settings.put("device", "cpu");
    try (ClassifierSource source =
            ModelClassifiers.open(TestSettings.of(settings), metrics, faults).orElseThrow();
        BatchClassifier classifier = source.open()) {
      List<Outcome> outcomes = classifier.classify(List.of(ImageInput.raw(3, 3, 1, PIXELS)));
      return ((Outcome.Classified) outcomes.get(0)).unsure();
    }
  }

  @Test
  void tellsOfAModelThatIsNotThere() {
    assertThat(open("absent.zip", "auto")).isEmpty();
    assertThat(faults.found()).singleElement().asString().contains("absent.zip", "not there");
  }

  @Test
  void tellsOfAModelThatIsBroken() throws Exception {
    Files.write(folder.resolve("broken.zip"), new byte[] {1, 2, 3});

    assertThat(open("broken.zip", "auto")).isEmpty();
    assertThat(faults.found()).singleElement().asString().contains("broken.zip");
  }

  @Test
  void tellsOfADeviceThatIsNotThere() {
    ClassifierSettings settings =
        TestSettings.of(
            Map.of("model", folder.resolve("small-7.zip").toString(), "device", "cuda"));

    assertThat(ModelClassifiers.open(settings, metrics, faults)).isEmpty();
    assertThat(faults.found()).singleElement().asString().contains("--device cuda");
  }

  @Test
  void tellsOfAModelAndADeviceThatAreNotThereAtOnce() {
    ClassifierSettings settings =
        TestSettings.of(Map.of("model", folder.resolve("no.zip").toString(), "device", "cuda"));

    assertThat(ModelClassifiers.open(settings, metrics, faults)).isEmpty();
    assertThat(faults.found()).hasSize(2);
    assertThat(faults.found().get(0)).contains("no.zip is not there");
    assertThat(faults.found().get(1)).contains("--device cuda");
  }

  private Optional<ClassifierSource> open(String file, String engine) {
    ClassifierSettings settings =
        TestSettings.of(
            Map.of("model", folder.resolve(file).toString(), "engine", engine, "device", "cpu"));
    return ModelClassifiers.open(settings, metrics, faults);
  }

  private static INDArray input() {
    float[] values = new float[PIXELS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (PIXELS[i] & 0xFF) / 255f;
    }
    return Nd4j.create(values, new int[] {1, 1, 3, 3}, 'c');
  }
}
