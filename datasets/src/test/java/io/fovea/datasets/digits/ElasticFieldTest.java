package io.fovea.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ElasticFieldTest {

  private static final int SIDE = 28;

  /**
   * White noise of variance 1/3 through a Gaussian of deviation s keeps a variance of 1/3 / (4 pi
   * s^2), and neighbours at distance d correlate by exp(-d^2 / 4 s^2).
   */
  @Test
  void spreadAndSmoothnessAreThoseOfAGaussianOfDeviationFour() {
    double squares = 0;
    double neighbours = 0;
    int fields = 2000;
    for (int i = 0; i < fields; i++) {
      ElasticField field = ElasticField.random(SIDE, 34, Dice.of(5, 0, i));
      squares += field.at(14, 14) * field.at(14, 14);
      neighbours += field.at(14, 14) * field.at(18, 14);
    }
    double variance = 34 * 34 / 3.0 / (4 * Math.PI * 16);
    assertThat(squares / fields).isCloseTo(variance, within(variance * 0.12));
    assertThat(neighbours / squares).isCloseTo(Math.exp(-0.25), within(0.05));
  }

  @Test
  void withoutStrengthNothingMoves() {
    ElasticField field = ElasticField.random(SIDE, 0, Dice.of(5, 0, 0));
    assertThat(field.at(3, 20)).isZero();
  }
}
