package io.fovea.web.live.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MacroF1IntervalTest {
  private static final double[][] THREE = {
    {0.45, 0.03, 0.02}, {0.04, 0.24, 0.02}, {0.01, 0.03, 0.16}
  };

  /** Simulated, with the true value known: what the interval promises. */
  @Test
  void holdsTheTruthNineteenTimesOfTwenty() {
    double truth = f1(THREE);
    SplittableRandom random = new SplittableRandom(7);
    int rounds = 4_000;
    int held = 0;
    for (int round = 0; round < rounds; round++) {
      Estimate interval = interval(drawn(200, random));
      held += interval.getLow() <= truth && truth <= interval.getHigh() ? 1 : 0;
    }

    assertThat((double) held / rounds).isCloseTo(0.95, within(0.015));
  }

  @Test
  void equalsWilsonsWhereMacroF1IsAccuracy() {
    // Two classes, all as frequent and as often wrong: F1 of each is the accuracy.
    Estimate interval = interval(new long[][] {{45, 5}, {5, 45}});

    assertThat(interval.getValue()).isEqualTo(0.9);
    assertThat(interval.getLow()).isCloseTo(0.8256, within(0.001)); // Wilson's of 90 in 100
    assertThat(interval.getHigh()).isCloseTo(0.9448, within(0.001));
  }

  @Test
  void doesNotPromiseAllWhereAllWereRight() {
    Estimate interval = interval(new long[][] {{50, 0}, {0, 50}});

    assertThat(interval.getHigh()).isEqualTo(1);
    assertThat(interval.getLow()).isCloseTo(0.963, within(0.001)); // Wilson's of 100 in 100
  }

  @Test
  void isWithinZeroAndOneAndHoldsTheValueWhateverTheMatrix() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 2_000; round++) {
      long[][] confusion = new long[4][4];
      for (int images = random.nextInt(1, 12); images > 0; images--) {
        confusion[random.nextInt(4)][random.nextInt(4)]++;
      }
      Estimate interval = interval(confusion);
      assertThat(interval.getLow()).isBetween(0.0, interval.getValue());
      assertThat(interval.getHigh()).isBetween(interval.getValue(), 1.0);
    }
  }

  @Test
  void isNotToldWithoutLabelsOrWithoutAllCells() {
    assertThat(MacroF1Interval.of(Reports.of("1", new long[2][2]))).isEmpty();
    QualityReport cut = Reports.of("1", new long[][] {{1, 0}, {0, 1}});
    cut.setOmittedCells(3);
    assertThat(MacroF1Interval.of(cut)).isEmpty();
  }

  private static Estimate interval(long[][] confusion) {
    return MacroF1Interval.of(Reports.of("1", confusion)).orElseThrow();
  }

  private static long[][] drawn(int images, SplittableRandom random) {
    long[][] counts = new long[3][3];
    for (int image = 0; image < images; image++) {
      double place = random.nextDouble();
      int cell = 0;
      while (cell < 8 && place >= THREE[cell / 3][cell % 3]) {
        place -= THREE[cell / 3][cell % 3];
        cell++;
      }
      counts[cell / 3][cell % 3]++;
    }
    return counts;
  }

  private static double f1(double[][] parts) {
    double sum = 0;
    for (int i = 0; i < parts.length; i++) {
      double both = 0;
      for (int j = 0; j < parts.length; j++) {
        both += parts[i][j] + parts[j][i];
      }
      sum += 2 * parts[i][i] / both / parts.length;
    }
    return sum;
  }
}
