package io.fovea.trainer.importing.keras;

import static io.fovea.trainer.importing.keras.KerasModels.functional;
import static io.fovea.trainer.importing.keras.KerasModels.image;
import static io.fovea.trainer.importing.keras.KerasModels.layer;
import static io.fovea.trainer.importing.keras.KerasModels.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.ResizeMode;
import io.fovea.trainer.importing.OutputKind;
import io.fovea.trainer.importing.PixelValues;
import io.fovea.trainer.importing.TrialImages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layers compute what Keras' documentation says: formulas here, networks there. */
class KerasLayersTest {
  private static final int PIXELS = 20;
  private static final String FLATTEN = layer("Flatten", "flat", "");
  private static final String DENSE =
      layer("Dense", "dense", "'units': 20, 'use_bias': false, 'activation': 'linear'");

  @ParameterizedTest
  @MethodSource
  void activates(String layer, DoubleUnaryOperator formula) {
    KerasModels model = sequential(layer, FLATTEN, DENSE).weigh("dense", "kernel", identity());
    assertAnswers(model, mapped(formula));
  }

  static Stream<Arguments> activates() {
    return Stream.of(
        named("linear", x -> x),
        named("relu", x -> Math.max(0, x)),
        named("relu6", x -> Math.min(6, Math.max(0, x))),
        named("elu", x -> x > 0 ? x : Math.expm1(x)),
        named("selu", x -> 1.05070098 * (x > 0 ? x : 1.67326324 * Math.expm1(x))),
        named("sigmoid", KerasLayersTest::sigmoid),
        named("tanh", Math::tanh),
        named("softplus", x -> Math.log1p(Math.exp(x))),
        named("softsign", x -> x / (1 + Math.abs(x))),
        named("swish", x -> x * sigmoid(x)),
        named("silu", x -> x * sigmoid(x)),
        named("hard_sigmoid", x -> Math.min(1, Math.max(0, 0.2 * x + 0.5))),
        of(layer("ReLU", "a", "'max_value': 6.0"), x -> Math.min(6, Math.max(0, x))),
        of(layer("ReLU", "a", "'negative_slope': 0.1"), x -> x > 0 ? x : 0.1 * x),
        of(layer("LeakyReLU", "a", "'alpha': 0.2"), x -> x > 0 ? x : 0.2 * x),
        of(layer("LeakyReLU", "a", "'negative_slope': 0.4"), x -> x > 0 ? x : 0.4 * x),
        of(layer("LeakyReLU", "a", ""), x -> x > 0 ? x : 0.3 * x),
        of(layer("ELU", "a", "'alpha': 0.5"), x -> x > 0 ? x : 0.5 * Math.expm1(x)));
  }

  private static Arguments named(String activation, DoubleUnaryOperator formula) {
    return of(layer("Activation", "a", "'activation': '" + activation + "'"), formula);
  }

  private static Arguments of(String layer, DoubleUnaryOperator formula) {
    return Arguments.of(layer, formula);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dropout",
        "SpatialDropout2D",
        "GaussianNoise",
        "RandomFlip",
        "RandomRotation",
        "RandomContrast"
      })
  void leavesOutWhatIsForTrainingOnly(String kind) {
    KerasModels model =
        sequential(
                layer(kind, "only", "'rate': 0.5"), FLATTEN, layer("Flatten", "again", ""), DENSE)
            .weigh("dense", "kernel", identity());
    assertAnswers(model, mapped(x -> x));
  }

  @Test
  void leavesOutAModelOfAugmentations() {
    String inner = layer("RandomFlip", "flip", "") + ", " + layer("RandomZoom", "zoom", "");
    String augmentation = layer("Sequential", "augmentation", "'layers': [" + inner + "]");
    KerasModels model =
        sequential(augmentation, FLATTEN, DENSE).weigh("dense", "kernel", identity());
    assertAnswers(model, mapped(x -> x));
  }

  @Test
  void normalizesWithoutScaleOrCentre() {
    KerasModels model =
        sequential(
                layer("BatchNormalization", "n", "'scale': false, 'center': false, 'epsilon': 0.5"),
                FLATTEN,
                DENSE)
            .weigh("n", "moving_mean", new float[] {0.25f})
            .weigh("n", "moving_variance", new float[] {2})
            .weigh("dense", "kernel", identity());
    assertAnswers(model, mapped(x -> (x - 0.25) / Math.sqrt(2.5)));
  }

  /** As Keras before 2.2.3 wrote it, where the first layer tells the input. */
  @Test
  void readsOldSequentialModels() {
    String first = "{'class_name': 'Flatten', 'config': {'name': 'flat', 'batch_input_shape': ";
    KerasModels model =
        KerasModels.of(
                "{'class_name': 'Sequential', 'config': [%s[null, 4, 5, 1]}}, %s]}"
                    .formatted(first, DENSE))
            .weigh("dense", "kernel", identity());
    assertAnswers(model, mapped(x -> x));
  }

  /** Two maps in each branch: what is flattened there stands in another order than in Keras. */
  @ParameterizedTest
  @ValueSource(strings = {"Add", "Subtract", "Multiply", "Average", "Maximum", "Concatenate"})
  void mergesFlattenedMaps(String kind) {
    float[][] one = {{0.5f, -1}};
    float[][] two = {{2, 0.25f}};
    boolean joins = kind.equals("Concatenate");
    float[][] kernel = kernel(joins ? 4 * PIXELS : 2 * PIXELS);
    KerasModels model =
        functional(
                "['in', 0, 0]",
                "[['dense', 0, 0]]",
                layer("Flatten", "flat_two", "", "two"),
                layer("Flatten", "flat_one", "", "one"),
                layer(kind, "merge", "'axis': -1", "flat_one", "flat_two"),
                layer("Dense", "dense", "'units': 3, 'use_bias': false", "merge"),
                layer("Conv2D", "one", "'filters': 2, 'use_bias': false", "in"),
                layer("Conv2D", "two", "'filters': 2, 'use_bias': false", "in"),
                image("in", "[null, 4, 5, 1]"))
            .weigh("one", "kernel", new float[][][][] {{one}})
            .weigh("two", "kernel", new float[][][][] {{two}})
            .weigh("dense", "kernel", kernel);
    assertAnswers(model, times(merged(kind, flattened(one[0]), flattened(two[0])), kernel));
  }

  @Test
  void putsARescalingIntoThePreprocessing() {
    String layers = "'scale': 0.01, 'offset': -0.5";
    KerasModels model =
        sequential(layer("RandomFlip", "flip", ""), layer("Rescaling", "r", layers), FLATTEN, DENSE)
            .weigh("dense", "kernel", identity());
    KerasClassifier saved = KerasClassifier.read(model.bytes(), Optional.empty());

    Preprocessing asItIs =
        saved.preprocessing(pixels(Optional.empty(), List.of(0.0), List.of(1.0)));
    Preprocessing besides =
        saved.preprocessing(pixels(Optional.of(0.1), List.of(3.0), List.of(2.0)));

    // ((value * scale - mean) / std) * 0.01 - 0.5
    assertThat(normalized(asItIs, 200)).isCloseTo(200 * 0.01 - 0.5, within(1e-12));
    assertThat(normalized(besides, 200)).isCloseTo((20 - 3) / 2.0 * 0.01 - 0.5, within(1e-12));
    assertAnswers(model, mapped(x -> x));
  }

  private static PixelValues pixels(Optional<Double> scale, List<Double> mean, List<Double> std) {
    return new PixelValues(scale, mean, std, ResizeMode.STRETCH);
  }

  private static double normalized(Preprocessing preprocessing, double value) {
    double scaled = value * preprocessing.scale() - preprocessing.mean().get(0);
    return scaled / preprocessing.std().get(0);
  }

  /** From -3 to 8, so that every part of a formula shows. */
  private static double pixel(int index) {
    return -3 + 11.0 * index / (PIXELS - 1);
  }

  private static double[] mapped(DoubleUnaryOperator formula) {
    double[] values = new double[PIXELS];
    Arrays.setAll(values, i -> formula.applyAsDouble(pixel(i)));
    return values;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static float[][] identity() {
    float[][] kernel = new float[PIXELS][PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      kernel[i][i] = 1;
    }
    return kernel;
  }

  private static float[][] kernel(int inputs) {
    float[][] kernel = new float[inputs][3];
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < 3; j++) {
        kernel[i][j] = (float) Math.sin(1 + 3 * i + j) / 10;
      }
    }
    return kernel;
  }

  /** A map for each factor, side by side for each pixel, as Keras flattens them. */
  private static double[] flattened(float[] factors) {
    double[] flat = new double[PIXELS * factors.length];
    Arrays.setAll(flat, i -> pixel(i / factors.length) * factors[i % factors.length]);
    return flat;
  }

  private static double[] merged(String kind, double[] a, double[] b) {
    if (kind.equals("Concatenate")) {
      double[] both = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, both, a.length, b.length);
      return both;
    }
    double[] merged = new double[a.length];
    Arrays.setAll(
        merged,
        i ->
            switch (kind) {
              case "Add" -> a[i] + b[i];
              case "Subtract" -> a[i] - b[i];
              case "Multiply" -> a[i] * b[i];
              case "Average" -> (a[i] + b[i]) / 2;
              default -> Math.max(a[i], b[i]);
            });
    return merged;
  }

  private static double[] times(double[] values, float[][] kernel) {
    double[] sums = new double[kernel[0].length];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < sums.length; j++) {
        sums[j] += values[i] * kernel[i][j];
      }
    }
    return sums;
  }

  /** The network's probabilities are the softmax of these logits. */
  private static void assertAnswers(KerasModels model, double[] logits) {
    KerasClassifier saved = KerasClassifier.read(model.bytes(), Optional.empty());
    TrialImages trial = TrialImages.of(Preprocessing.unitRange(1, 4, 5), 1);
    ReadyNetwork ready = (ReadyNetwork) saved.prepare(OutputKind.LOGITS, trial);
    INDArray image = Nd4j.create(1, 1, 4, 5);
    for (int i = 0; i < PIXELS; i++) {
      image.putScalar(i, pixel(i));
    }
    float[] actual = ready.network().outputSingle(image).toFloatVector();
    double sum = Arrays.stream(logits).map(Math::exp).sum();
    assertThat(actual).hasSize(logits.length);
    for (int i = 0; i < logits.length; i++) {
      assertThat((double) actual[i]).isCloseTo(Math.exp(logits[i]) / sum, within(1e-5));
    }
  }
}
