package io.fovea.trainer.importing.keras;

import static io.fovea.trainer.importing.keras.KerasModels.dense;
import static io.fovea.trainer.importing.keras.KerasModels.functional;
import static io.fovea.trainer.importing.keras.KerasModels.image;
import static io.fovea.trainer.importing.keras.KerasModels.layer;
import static io.fovea.trainer.importing.keras.KerasModels.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.Fixture;
import io.fovea.trainer.importing.ImportException;
import io.fovea.trainer.importing.OutputKind;
import io.fovea.trainer.importing.TrialImages;
import java.util.Arrays;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be imported says why, and what to do. */
class KerasFaultsTest {
  private static final String FLATTEN = layer("Flatten", "flat", "");
  private static final float[][] KERNEL = new float[20][2];

  @Test
  void refusesDamagedFiles() {
    byte[] whole = Fixture.bytes("keras-plain.h5");
    for (int length : new int[] {9, 100, whole.length / 2, whole.length - 5_000}) {
      assertRefused(() -> prepare(Arrays.copyOf(whole, length)), "truncated or damaged");
    }
  }

  /** Whatever byte is wrong, the outcome is a sentence or a network, and no other exception. */
  @Test
  void meetsAnyDamageWithASentence() {
    byte[] whole = Fixture.bytes("keras-plain.h5");
    for (int at = 8; at < whole.length; at += 499) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      try {
        prepare(damaged);
      } catch (ImportException told) {
        assertThat(told).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void followsNoLinks() {
    assertRefused(
        () -> prepare(Fixture.bytes("keras-linked.h5")),
        "its weights 'dense/bias:0' are a link, which is not followed");
  }

  @Test
  void refusesWeightsAlone() {
    assertRefused(
        () -> read(KerasModels.of("")), "its weights alone: save the whole one with model.save");
  }

  @Test
  void refusesOtherVersionsAndKindsOfModels() {
    assertRefused(() -> read(sequential(FLATTEN).by("1.2.2")), "it was saved by Keras '1.2.2'");
    assertRefused(() -> read(sequential(FLATTEN).on("theano")), "saved with the backend theano");
    assertRefused(
        () -> read(KerasModels.of("{'class_name': 'MyModel', 'config': {}}")),
        "it is a 'MyModel', but only Sequential and functional models");
  }

  @Test
  void neverRunsCode() {
    assertRefused(
        () -> read(sequential(layer("Lambda", "trick", "'function': ['4wEAAA==', null, null]"))),
        "layer 'trick' (Lambda) holds code, which is never run");
  }

  @Test
  void namesAllLayersInTheWayAtOnce() {
    assertRefused(
        () ->
            read(
                sequential(
                    layer("Conv3D", "deep", ""),
                    layer("Conv2D", "grouped", "'filters': 2, 'groups': 2"),
                    FLATTEN,
                    layer("PReLU", "slopes", ""))),
        "layer 'deep' (Conv3D) is not supported: export as ONNX; layer 'grouped' (Conv2D) has"
            + " groups, which are not supported; layer 'slopes' (PReLU) is not supported");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Conv2D | 'filters': 2, 'data_format': 'channels_first' | has channels first",
        "Conv2D | 'filters': 2, 'padding': 'causal' | has the padding causal",
        "Conv2D | 'filters': 2, 'activation': 'softmax' | has a softmax over feature maps",
        "Conv2D | 'filters': 2, 'activation': 'gelu' | has the activation \"gelu\"",
        "Conv2D | 'kernel_size': [3, 3] | has no filters",
        "Conv2D | 'filters': 2, 'strides': [0, 1] | has a wrong strides",
        "GlobalMaxPooling2D | 'keepdims': true | keeps its dimensions",
        "ZeroPadding2D | 'padding': 'much' | has a padding that is not understood",
        "BatchNormalization | 'axis': [1] | normalizes along another axis than the last",
        "Dense | 'units': 2 | takes feature maps: put a Flatten",
        "ReLU | 'max_value': 3.0 | has a threshold or a maximum other than 6",
        "ReLU | 'threshold': 1.0 | has a threshold",
        "Softmax | 'axis': -1 | is over another axis than that of the classes",
        "Rescaling | 'scale': [1, 2, 3] | has a scale or offset per channel",
        "Sequential | 'layers': [] | is a model within the model"
      })
  void refusesWhatALayerCannotDo(String kind, String settings, String why) {
    assertRefused(
        () -> read(sequential(layer(kind, "one", settings))),
        "layer 'one' (" + kind + ") " + why.strip());
  }

  /** Keras 3 computes something else under this name. */
  @Test
  void knowsTheHardSigmoidOfKeras2Only() {
    String layer = layer("Activation", "act", "'activation': 'hard_sigmoid'");
    read(sequential(FLATTEN, layer));
    assertRefused(() -> read(sequential(FLATTEN, layer).by("3.0.0")), "hard_sigmoid");
  }

  @Test
  void refusesRescalingInTheMiddle() {
    assertRefused(
        () ->
            read(
                sequential(
                    layer("MaxPooling2D", "pool", "'pool_size': 2"),
                    layer("Rescaling", "late", "'scale': 0.5"))),
        "layer 'late' (Rescaling) is not supported");
  }

  @Test
  void refusesARescalingThatSomeLayersPassBy() {
    assertRefused(
        () ->
            read(
                functional(
                    "[['in',0,0]]",
                    "[['sum',0,0]]",
                    image("in", "[null, 4, 5, 1]"),
                    layer("Rescaling", "small", "'scale': 0.5", "in"),
                    layer("RandomFlip", "flip", "", "in"),
                    layer("Add", "sum", "", "small", "flip"))),
        "layer 'sum' (Add) takes pixels from before the Rescaling");
  }

  /** Keras would repeat the smaller one. */
  @Test
  void refusesToMergeOtherShapes() {
    KerasModels model =
        functional(
            "[['in',0,0]]",
            "[['flat',0,0]]",
            image("in", "[null, 4, 5, 1]"),
            layer("MaxPooling2D", "one", "'pool_size': [4, 5]", "in"),
            layer("Multiply", "product", "", "in", "one"),
            layer("GlobalMaxPooling2D", "flat", "", "product"));
    assertRefused(() -> prepare(model.bytes()), "of different sizes");
  }

  @Test
  void refusesWhatTakesNoImages() {
    String sequence = image("in", "[null, 20, 8]");
    assertRefused(
        () -> read(functional("[['in',0,0]]", "[['in',0,0]]", sequence)),
        "its input is [null,20,8]: an image classifier takes [n, height, width, channels]");
    String two = image("a", "[null, 4, 5, 1]") + ", " + image("b", "[null, 4, 5, 1]");
    assertRefused(
        () -> read(functional("[['a',0,0],['b',0,0]]", "[['a',0,0]]", two)),
        "it has 2 inputs [a, b]");
    String one = image("a", "[null, 4, 5, 1]");
    assertRefused(
        () -> read(functional("[['a',0,0]]", "[['a',0,0],['b',0,0]]", one)),
        "it has 2 outputs [a, b]");
  }

  @Test
  void asksForASizeThatIsFree() {
    KerasModels free =
        functional(
            "[['in',0,0]]",
            "[['pool',0,0]]",
            image("in", "[null, null, null, 3]"),
            layer("GlobalMaxPooling2D", "pool", "", "in"));
    assertRefused(() -> read(free), "say --input CxHxW");
    assertThat(KerasClassifier.read(free.bytes(), Optional.of(InputShape.of(3, 8, 9))).input())
        .isEqualTo(InputShape.of(3, 8, 9));
    assertRefused(
        () -> KerasClassifier.read(free.bytes(), Optional.of(InputShape.of(1, 8, 9))),
        "its input is [null,null,null,3], which is at odds with --input");
  }

  @Test
  void refusesLayersThatAreUsedTwice() {
    String shared = layer("Dense", "twice", "'units': 3");
    String nodes = ", 'inbound_nodes': [[['in', 0, 0, {}]], [['in', 0, 0, {}]]]}";
    assertRefused(
        () ->
            read(
                functional(
                    "[['in',0,0]]",
                    "[['twice',0,0]]",
                    image("in", "[null, 4, 5, 1]"),
                    shared.substring(0, shared.length() - 1) + nodes)),
        "layer 'twice' (Dense) is used more than once");
  }

  @Test
  void refusesLayersThatDoNotHangTogether() {
    String[] circle = {
      image("in", "[null, 4, 5, 1]"),
      layer("Add", "one", "", "in", "two"),
      layer("Flatten", "two", "", "one")
    };
    assertRefused(
        () -> read(functional("[['in',0,0]]", "[['two',0,0]]", circle)), "do not hang together");
    assertRefused(
        () ->
            read(
                functional(
                    "[['in',0,0]]",
                    "[['alone',0,0]]",
                    circle[0],
                    layer("Flatten", "alone", "", new String[0]))),
        "layer 'alone' (Flatten) takes nothing in");
    assertRefused(
        () ->
            read(
                functional(
                    "[['in',0,0]]",
                    "[['else',0,0]]",
                    circle[0],
                    layer("Flatten", "flat", "", "in"))),
        "its output 'else' is none of its layers");
    assertRefused(
        () ->
            read(
                functional(
                    "[['in',0,0]]",
                    "[['sum',0,0]]",
                    circle[0],
                    layer("Flatten", "flat", "", "in"),
                    layer("Add", "sum", "", "in", "flat"))),
        "layer 'sum' (Add) takes inputs that do not go together");
  }

  @Test
  void refusesOutputsThatAreNoScores() {
    assertRefused(
        () -> prepare(sequential(layer("MaxPooling2D", "pool", "'pool_size': 2")).bytes()),
        "its output is a feature map");
    assertRefused(() -> prepare(sequential(FLATTEN).bytes()), "its output is a feature map");
    assertRefused(
        () -> prepare(sequential(FLATTEN, layer("ReLU", "relu", "")).bytes()),
        "its output is a feature map");
    assertRefused(
        () ->
            prepare(
                sequential(FLATTEN, dense("dense", 1))
                    .weigh("dense", "kernel", new float[20][1])
                    .bytes()),
        "it gives one number an image");
  }

  @Test
  void wantsEachWeightOnceAndInItsShape() {
    assertRefused(
        () -> prepare(sequential(FLATTEN, dense("d", 2)).bytes()), "it has no weights 'd'");
    assertRefused(
        () -> prepare(sequential(FLATTEN, dense("d", 2)).weigh("d", "bias", KERNEL).bytes()),
        "layer 'd' (Dense) has the weights [bias] in the file, but needs [kernel]");
    assertRefused(
        () ->
            prepare(
                sequential(FLATTEN, dense("d", 2))
                    .weigh("d", "kernel", new float[10][4]) // as many numbers
                    .bytes()),
        "layer 'd' (Dense) has weights 'kernel' of the shape [10, 4], but needs [20, 2]");
    assertRefused(
        () ->
            prepare(
                sequential(FLATTEN, dense("d", 2))
                    .weigh("d", "kernel", KERNEL)
                    .weigh("d", "bias", new float[2])
                    .bytes()),
        "has the weights [bias, kernel] in the file, but needs [kernel]");
    assertRefused(
        () ->
            prepare(
                sequential(FLATTEN, dense("d", 2)).weigh("d", "kernel", new int[20][2]).bytes()),
        "are no floating numbers");
  }

  private static void read(KerasModels model) {
    KerasClassifier.read(model.bytes(), Optional.empty());
  }

  private static void prepare(byte[] content) {
    KerasClassifier saved = KerasClassifier.read(content, Optional.empty());
    InputShape image = saved.input();
    Preprocessing preprocessing =
        Preprocessing.unitRange(image.channels(), image.height(), image.width());
    saved.prepare(OutputKind.LOGITS, TrialImages.of(preprocessing, 1));
  }

  private static void assertRefused(ThrowingCallable reading, String... words) {
    assertThatThrownBy(reading).isInstanceOf(ImportException.class).hasMessageContainingAll(words);
  }
}
