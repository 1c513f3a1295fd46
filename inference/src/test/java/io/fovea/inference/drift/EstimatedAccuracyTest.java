package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.quality.Estimate;
import org.junit.jupiter.api.Test;

class EstimatedAccuracyTest {

  /** 50 images of each; the quantiles of the Poisson binomial distribution by NumPy. */
  @Test
  void intervalIsThatOfAPoissonBinomial() {
    double[] confidences = {0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99};
    double sum = 0;
    double variance = 0;
    for (double c : confidences) {
      sum += 50 * c;
      variance += 50 * c * (1 - c);
    }
    Estimate estimate = EstimatedAccuracy.of(400, sum, variance);
    assertThat(estimate.value()).isCloseTo(0.8075, within(1e-12));
    assertThat(estimate.low()).isCloseTo(0.7725, within(0.5 / 400));
    assertThat(estimate.high()).isCloseTo(0.8425, within(0.5 / 400));
  }

  @Test
  void intervalStaysAProportion() {
    assertThat(EstimatedAccuracy.of(2, 1.9, 0.095).high()).isEqualTo(1);
    assertThat(EstimatedAccuracy.of(2, 0.1, 0.095).low()).isZero();
    assertThat(EstimatedAccuracy.of(3, 3, 0)).isEqualTo(new Estimate(1, 1, 1));
  }

  @Test
  void sumThatIsOffByItsLastBitIsStillAnEstimate() {
    assertThat(EstimatedAccuracy.of(3, 3 + 1e-15, -1e-18)).isEqualTo(new Estimate(1, 1, 1));
  }

  @Test
  void ofNoImagesNothingIsKnown() {
    assertThat(EstimatedAccuracy.of(0, 0, 0)).isEqualTo(new Estimate(0, 0, 1));
  }
}
