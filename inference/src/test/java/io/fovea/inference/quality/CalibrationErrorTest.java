package io.fovea.inference.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationErrorTest {
  private static final float[] SURE = {
    0.95f, 0.9f, 0.85f, 0.55f, 0.61f, 0.7f, 0.99f, 1, 0.3f, 0.31f, 0.34f, 0.21f
  };
  private static final boolean[] RIGHT = {
    true, true, false, true, false, true, true, true, false, true, false, false
  };

  /** Figure by NumPy. */
  @Test
  void valueIsGuos() {
    CalibrationError error = oneByOne();
    assertThat(error.value()).isCloseTo(0.27583333333333326, within(1e-6));
  }

  @Test
  void imagesCountedElsewhereGiveTheSame() {
    CalibrationError counted = new CalibrationError();
    for (int bin = 0; bin < CalibrationError.BINS; bin++) {
      long images = 0;
      long correct = 0;
      double sum = 0;
      for (int i = 0; i < SURE.length; i++) {
        boolean here = CalibrationError.bin(SURE[i]) == bin;
        images += here ? 1 : 0;
        correct += here && RIGHT[i] ? 1 : 0;
        sum += here ? SURE[i] : 0;
      }
      counted.add(bin, images, correct, sum);
    }
    assertThat(counted.bins()).isEqualTo(oneByOne().bins());
    assertThat(counted.value()).isEqualTo(oneByOne().value());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.0666, 0", "0.0667, 1", "0.5, 7", "0.9333, 13", "0.9334, 14", "1, 14"})
  void binsReachUpToTheirUpperBorder(float confidence, int bin) {
    assertThat(CalibrationError.bin(confidence)).isEqualTo(bin);
  }

  @Test
  void ofNothingIsZero() {
    assertThat(new CalibrationError().value()).isZero();
    assertThat(new CalibrationError().bins()).hasSize(CalibrationError.BINS);
  }

  private static CalibrationError oneByOne() {
    CalibrationError error = new CalibrationError();
    for (int i = 0; i < SURE.length; i++) {
      error.add(SURE[i], RIGHT[i]);
    }
    return error;
  }
}
