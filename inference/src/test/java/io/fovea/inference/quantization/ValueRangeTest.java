package io.fovea.inference.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValueRangeTest {

  @Test
  void hasAStepThatIsExactlyZero() {
    assertThat(new ValueRange(0, 510).scale()).isEqualTo(2);
    assertThat(new ValueRange(0, 510).zeroPoint()).isZero();
    assertThat(new ValueRange(-255, 255).zeroPoint()).isEqualTo(128);
    assertThat(new ValueRange(-3, 0).zeroPoint()).isEqualTo(255);
  }

  @Test
  void takesAValueThatIsAlwaysZero() {
    assertThat(new ValueRange(0, 0).scale()).isEqualTo(1);
    assertThat(new ValueRange(0, 0).zeroPoint()).isZero();
  }

  @Test
  void refusesWhatHasNoEnd() {
    assertThatThrownBy(() -> new ValueRange(0, Float.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ValueRange(Float.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cutsOffAFewLargeValuesForFinerStepsOfAllOthers() {
    ValueHistogram histogram = new ValueHistogram(new ValueRange(0, 100));
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[200_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(50);
    }
    values[0] = 100;
    histogram.add(FloatBuffer.wrap(values));

    assertThat(histogram.best().most()).isBetween(50f, 90f);
  }

  @Test
  void keepsTheWholeRangeWhereValuesSpreadOverIt() {
    ValueHistogram histogram = new ValueHistogram(new ValueRange(-1, 1));
    histogram.add(FloatBuffer.wrap(new float[] {-1, -0.5f, 0, 0.5f, 1, 0.9f, -0.9f}));

    assertThat(histogram.best()).isEqualTo(new ValueRange(-1, 1));
  }
}
