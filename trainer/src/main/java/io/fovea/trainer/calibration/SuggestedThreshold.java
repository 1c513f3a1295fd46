package io.fovea.trainer.calibration;

import io.fovea.inference.quality.Estimate;
import io.fovea.trainer.calibration.RiskCoverage.Point;
import java.util.List;
import java.util.OptionalDouble;

/**
 * From where on an answer is better called unsure: the smallest threshold at which the sure ones
 * are wrong at most half as often as all are, by the upper end of the Wilson 95 % interval. As in
 * Geifman and El-Yaniv 2017 ("Selective Classification for Deep Neural Networks"), a bound and not
 * the bare share decides, and of all thresholds that keep it, the one with most sure answers.
 */
public final class SuggestedThreshold {
  private static final double SHARE_OF_RISK = 0.5;

  private SuggestedThreshold() {}

  /** Absent if no threshold does it: nothing is wrong, or there are too few images to tell. */
  public static OptionalDouble of(RiskCoverage curve) {
    List<Point> points = curve.points();
    if (points.isEmpty()) {
      return OptionalDouble.empty();
    }
    double limit = SHARE_OF_RISK * points.get(points.size() - 1).risk();
    return points.stream()
        .filter(point -> Estimate.of(point.wrong(), point.sure()).high() <= limit)
        .reduce((surer, lessSure) -> lessSure)
        .map(point -> OptionalDouble.of(decimal(point.threshold())))
        .orElse(OptionalDouble.empty());
  }

  /** The same float when it is read again, in the fewest digits. */
  private static double decimal(float threshold) {
    return Double.parseDouble(Float.toString(threshold));
  }
}
