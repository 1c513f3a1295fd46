package io.fovea.trainer.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.trainer.augmentation.Augmentations;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningRateTest {

  @Test
  void cosineFallsFromOneToZero() {
    LearningRate rate = rate(ScheduleKind.COSINE, 0);
    assertThat(rate.factor(0)).isEqualTo(1);
    assertThat(rate.factor(250)).isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-12));
    assertThat(rate.factor(500)).isCloseTo(0.5, within(1e-12));
    assertThat(rate.factor(999)).isBetween(0.0, 1e-5);
  }

  @Test
  void warmupRisesInAStraightLine() {
    LearningRate rate = rate(ScheduleKind.CONSTANT, 0.5);
    assertThat(rate.factor(0)).isEqualTo(0.02);
    assertThat(rate.factor(24)).isEqualTo(0.5);
    assertThat(rate.factor(50)).isEqualTo(1);
  }

  @Test
  void plateauHalvesAfterTwoEpochsWithoutAFall() {
    LearningRate rate = rate(ScheduleKind.PLATEAU, 0);
    double[] losses = {1, 0.9, 0.95, 0.9, 0.91, 0.92, 0.5, 0.6};
    double[] factors = {1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25};
    for (int epoch = 0; epoch < losses.length; epoch++) {
      rate.afterEpoch(losses[epoch]);
      assertThat(rate.factor(epoch)).as("behind epoch %d", epoch).isEqualTo(factors[epoch]);
    }
  }

  /** Ten epochs of a hundred steps. */
  private static LearningRate rate(ScheduleKind kind, double warmup) {
    return new LearningRate(
        new FittingPlan(
            10,
            1,
            1,
            1,
            Optional.empty(),
            kind,
            warmup,
            Augmentations.NONE,
            0,
            Optional.empty(),
            0),
        100);
  }
}
