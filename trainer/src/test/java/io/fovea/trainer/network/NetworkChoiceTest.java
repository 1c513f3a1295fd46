package io.fovea.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class NetworkChoiceTest {
  private static final NetworkShape SHAPE = new NetworkShape(1, 12, 10, 4);

  @TempDir Path folder;

  /**
   * Counted by hand: a convolution of o filters on i channels has 9 i o weights, and o biases if a
   * normalization does not follow, which has 4 per channel; a dense layer has i o + o. LeNet on
   * 28x28 for one: 320 + 18,496 + (5 x 5 x 64 x 128 + 128) + 1,290.
   */
  @ParameterizedTest
  @CsvSource({
    "LENET, 1, 28, 225034",
    "LENET, 3, 32, 315722",
    "CIFAR_SIMPLE, 1, 28, 421642",
    "CIFAR_SIMPLE, 3, 32, 545098",
    "RESNET_SMALL, 1, 28, 589786",
    "RESNET_SMALL, 3, 32, 590074",
    "RESNET_TINY, 1, 28, 124314",
    "MLP, 1, 28, 235146",
    "MLP, 3, 32, 820874"
  })
  void hasAsManyParametersAsItsDescriptionSays(
      NetworkKind kind, int channels, int side, long parameters) {
    NetworkShape shape = new NetworkShape(channels, side, side, 10);
    assertThat(network(NetworkChoice.of(kind), shape, 1).numParams()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSmallestImagesThatAreAllowed(NetworkKind kind) {
    NetworkShape shape = new NetworkShape(1, 10, 10, 2);
    assertThat(network(NetworkChoice.of(kind), shape, 1).numParams()).isPositive();
  }

  @Test
  void readsConfigurationsOfLayersAndOfGraphs() throws Exception {
    for (String json :
        new String[] {layers(4, Activation.SOFTMAX).toJson(), graph("answer").toJson()}) {
      NetworkChoice choice = file(json);
      assertThat(choice.fileFault()).isEmpty();
      assertThat(choice.name()).isEqualTo("mine");
      assertThat(network(choice, SHAPE, 1).numParams()).isEqualTo(120 * 8 + 8 + 8 * 4 + 4);
    }
  }

  @Test
  void seedDecidesTheFirstWeightsAndNotTheFile() throws Exception {
    NetworkChoice choice = file(layers(4, Activation.SOFTMAX).toJson());
    float[] weights = network(choice, SHAPE, 1).params().data().asFloat();
    assertThat(network(choice, SHAPE, 1).params().data().asFloat()).isEqualTo(weights);
    assertThat(network(choice, SHAPE, 2).params().data().asFloat()).isNotEqualTo(weights);
  }

  @Test
  void tellsWhatIsWrongWithAFileBeforeImagesAreKnown() throws Exception {
    assertThat(new NetworkChoice(folder.resolve("nope.json").toString()).fileFault().orElseThrow())
        .contains("nope.json cannot be trained: there is no such file");
    assertThat(file("hello").fileFault().orElseThrow()).contains("its configuration is not JSON");
    assertThat(file("{\"x\": 1}").fileFault().orElseThrow()).contains("not of a network of DL4J");
    String foreign =
        layers(4, Activation.SOFTMAX)
            .toJson()
            .replace("org.deeplearning4j.nn.conf.layers.DenseLayer", "java.net.URL");
    assertThat(file(foreign).fileFault().orElseThrow())
        .contains("a class that is not DL4J's, 'java.net.URL'");
    assertThat(NetworkChoice.of(NetworkKind.MLP).fileFault()).isEmpty();
  }

  @Test
  void refusesNetworksThatDoNotSuitTheImages() throws Exception {
    assertRefused(layers(7, Activation.SOFTMAX).toJson(), "the data set has 4 classes");
    assertRefused(layers(4, Activation.IDENTITY).toJson(), "end it with a softmax");
    assertRefused(graph("answer", "inner").toJson(), "one input and one output");
    NetworkShape eight = new NetworkShape(1, 12, 10, 8);
    NetworkChoice noLoss = file(withoutLoss().toJson());
    assertThatThrownBy(() -> noLoss.configuration(eight, 1))
        .hasMessageContaining("its last layer has no loss to learn by");
    NetworkChoice others = file(layers(4, Activation.SOFTMAX).toJson());
    assertThatThrownBy(() -> others.configuration(new NetworkShape(3, 12, 10, 4), 1))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("mine.json cannot be trained: ");
  }

  private void assertRefused(String json, String why) throws Exception {
    NetworkChoice choice = file(json);
    assertThatThrownBy(() -> choice.configuration(SHAPE, 1))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("mine.json cannot be trained: ")
        .hasMessageContaining(why);
  }

  private NetworkChoice file(String json) throws Exception {
    return new NetworkChoice(Files.writeString(folder.resolve("mine.json"), json).toString());
  }

  private static ComputationGraph network(NetworkChoice choice, NetworkShape shape, long seed) {
    ComputationGraph network = new ComputationGraph(choice.configuration(shape, seed));
    network.init();
    return network;
  }

  private static MultiLayerConfiguration layers(int classes, Activation last) {
    return new NeuralNetConfiguration.Builder()
        .list(dense(), answer(classes, last))
        .setInputType(InputType.convolutional(12, 10, 1))
        .build();
  }

  private static MultiLayerConfiguration withoutLoss() {
    return new NeuralNetConfiguration.Builder()
        .list(dense())
        .setInputType(InputType.convolutional(12, 10, 1))
        .build();
  }

  private static ComputationGraphConfiguration graph(String... outputs) {
    return new NeuralNetConfiguration.Builder()
        .graphBuilder()
        .addInputs("picture")
        .setInputTypes(InputType.convolutional(12, 10, 1))
        .addLayer("inner", dense(), "picture")
        .addLayer("answer", answer(4, Activation.SOFTMAX), "inner")
        .setOutputs(outputs)
        .build();
  }

  private static DenseLayer dense() {
    return new DenseLayer.Builder().nOut(8).activation(Activation.RELU).build();
  }

  private static OutputLayer answer(int classes, Activation activation) {
    LossFunction loss = activation == Activation.SOFTMAX ? LossFunction.MCXENT : LossFunction.MSE;
    return new OutputLayer.Builder(loss).nOut(classes).activation(activation).build();
  }
}
