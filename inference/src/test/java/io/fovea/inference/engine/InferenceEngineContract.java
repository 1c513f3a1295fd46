package io.fovea.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.Models;
import io.fovea.inference.Networks;
import io.fovea.inference.model.Model;
import java.nio.file.Path;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What every engine does, whatever is behind it. Plain DL4J says what is right. */
abstract class InferenceEngineContract {
  private static final int CLASSES = 10;
  private static final INDArray IMAGES = Networks.random(20, 1, 28, 28);

  private final EngineKind kind;
  private final Device device;
  private final double tolerance;
  private final ComputationGraph network = Networks.lenet();
  private InferenceEngine engine;

  /**
   * @param tolerance of a probability, against plain DL4J
   */
  InferenceEngineContract(EngineKind kind, double tolerance) {
    this(kind, Device.CPU, tolerance);
  }

  InferenceEngineContract(EngineKind kind, Device device, double tolerance) {
    this.kind = kind;
    this.device = device;
    this.tolerance = tolerance;
  }

  /** With what this kind of engine needs. */
  Model complete(Model model) {
    return model;
  }

  @BeforeEach
  void open(@TempDir Path folder) {
    Model model = Models.write(folder, network, 1, 28, 28, CLASSES);
    engine = Engines.open(complete(model), kind, device, 2);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void tellsItsKind() {
    assertThat(engine.kind()).isEqualTo(kind);
  }

  @Test
  void givesOneDistributionPerImage() {
    INDArray probabilities = engine.predict(IMAGES);

    assertThat(probabilities.shape()).containsExactly(20, CLASSES);
    assertThat(probabilities.dataType()).isEqualTo(DataType.FLOAT);
    for (int row = 0; row < 20; row++) {
      assertThat(probabilities.getRow(row).sumNumber().doubleValue()).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void agreesWithPlainDl4j() {
    assertClose(engine.predict(IMAGES), network.outputSingle(IMAGES), tolerance);
  }

  @Test
  void givesTheSameInBatchesOfAnySize() {
    INDArray expected = engine.predict(IMAGES).dup();

    for (int size : new int[] {20, 1, 7, 2, 19, 3}) {
      INDArray batch = IMAGES.get(NDArrayIndex.interval(0, size)).dup();
      assertClose(engine.predict(batch), expected.get(NDArrayIndex.interval(0, size)));
    }
    for (int row = 0; row < 20; row++) {
      INDArray one = IMAGES.get(NDArrayIndex.interval(row, row + 1)).dup();
      assertClose(engine.predict(one), expected.get(NDArrayIndex.interval(row, row + 1)));
    }
  }

  @Test
  void takesAnyRunOfImagesOutOfALargerBatch() {
    INDArray expected = engine.predict(IMAGES).dup();

    for (int[] run : new int[][] {{0, 5}, {3, 11}, {19, 20}, {0, 1}}) {
      INDArray view = IMAGES.get(NDArrayIndex.interval(run[0], run[1]));
      assertClose(engine.predict(view), expected.get(NDArrayIndex.interval(run[0], run[1])));
    }
  }

  @Test
  void givesTheSameBitsForTheSameBatch() {
    INDArray first = engine.predict(IMAGES).dup();

    assertThat(engine.predict(IMAGES)).isEqualTo(first);
  }

  @Test
  void onlyReadsItsInput() {
    INDArray before = IMAGES.dup();

    engine.predict(IMAGES);

    assertThat(IMAGES).isEqualTo(before);
  }

  @Test
  void mayBeCalledByOneThreadAfterAnother() throws Exception {
    INDArray expected = engine.predict(IMAGES).dup();
    INDArray[] other = new INDArray[1];

    Thread thread = new Thread(() -> other[0] = engine.predict(IMAGES).dup());
    thread.start();
    thread.join();

    assertClose(other[0], expected);
  }

  @Test
  void keepsMemoryFlatOverManyBatches() {
    predictAllSizes(40);
    long before = resident();

    predictAllSizes(200);

    assertThat(resident() - before).isLessThan(48L << 20);
  }

  private void predictAllSizes(int rounds) {
    for (int round = 0; round < rounds; round++) {
      engine.predict(IMAGES.get(NDArrayIndex.interval(0, 1 + round % 20)));
    }
  }

  /** Of the process, bytes: what ends up outside the heap shows here alone. */
  private static long resident() {
    System.gc();
    return Pointer.physicalBytes();
  }

  @Test
  void refusesAnotherShapeNamingBoth() {
    assertThatThrownBy(() -> engine.predict(Nd4j.zeros(2, 3, 28, 28)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("[n, 1, 28, 28]")
        .hasMessageContaining("[2, 3, 28, 28]");
    assertThatThrownBy(() -> engine.predict(Nd4j.zeros(28, 28)))
        .isInstanceOf(EngineException.class);
  }

  @Test
  void refusesWhatIsNotDenseFloats() {
    assertThatThrownBy(() -> engine.predict(Nd4j.zeros(DataType.DOUBLE, 1, 1, 28, 28)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("float32");
    assertThatThrownBy(() -> engine.predict(IMAGES.permute(0, 1, 3, 2)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("strides");
    INDArray cropped =
        Nd4j.zeros(2, 1, 28, 56)
            .get(
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.all(),
                NDArrayIndex.interval(0, 28));
    assertThatThrownBy(() -> engine.predict(cropped)).isInstanceOf(EngineException.class);
  }

  @Test
  void refusesToWorkOnceClosedAndClosesTwice() {
    engine.close();
    engine.close();

    assertThatThrownBy(() -> engine.predict(IMAGES))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("closed");
  }

  static void assertClose(INDArray actual, INDArray expected) {
    assertClose(actual, expected, EngineAgreement.TOLERANCE);
  }

  private static void assertClose(INDArray actual, INDArray expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    assertThat(actual.sub(expected).amaxNumber().doubleValue()).isLessThan(tolerance);
  }
}
