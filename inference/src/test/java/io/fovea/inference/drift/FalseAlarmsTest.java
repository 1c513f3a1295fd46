package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.model.ReferenceDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows and validation images of one distribution, over all looks at each window. */
class FalseAlarmsTest {
  private static final int WINDOWS = 2000;
  private static final int IMAGES = 13_000;

  @ParameterizedTest(name = "{0}, {1} classes, {2} validation images")
  @CsvSource({
    "SURE, 10, 500",
    "SURE, 10, 5000",
    "SURE, 2, 50000",
    "SPREAD_REST, 10, 20000",
    "BROAD, 10, 5000",
    "BROAD, 100, 2000",
    "FALLING, 20, 20000",
    "FALLING, 1000, 10000"
  })
  void areAtMostAsManyAsStated(Shape shape, int classes, int validation) {
    Stream stream = new Stream(shape.weights(classes), shape.weights(20));
    SplittableRandom random = new SplittableRandom(shape.ordinal() + 31L * classes + validation);
    int alarms = 0;
    for (int i = 0; i < WINDOWS; i++) {
      ReferenceDistribution reference = stream.reference(validation, random);
      alarms += stream.alarms(reference, IMAGES, random) ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo((int) (DriftTest.FALSE_ALARM_RATE * WINDOWS));
  }

  enum Shape {
    /** Nearly all in the last cell, the others in the two before it. */
    SURE,
    /** The last cell has nine in ten; all others have few. */
    SPREAD_REST,
    BROAD,
    /** Each cell has 0.7 of the one before it, but none is impossible. */
    FALLING;

    double[] weights(int cells) {
      double[] weights = new double[cells];
      switch (this) {
        case SURE -> {
          Arrays.fill(weights, Math.max(0, cells - 3), cells, 0.0075);
          weights[cells - 1] = 0.985;
        }
        case SPREAD_REST -> {
          Arrays.fill(weights, 0.1 / (cells - 1));
          weights[cells - 1] = 0.9;
        }
        case BROAD -> Arrays.fill(weights, 1);
        case FALLING -> Arrays.setAll(weights, i -> Math.max(0.0001, Math.pow(0.7, i)));
      }
      return weights;
    }
  }
}
