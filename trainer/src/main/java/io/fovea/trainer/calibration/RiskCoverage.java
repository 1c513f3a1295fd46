package io.fovea.trainer.calibration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often a model errs when only its surest answers are taken (El-Yaniv and Wiener 2010, "On the
 * Foundations of Noise-free Selective Classification").
 *
 * @param points one per confidence that occurs, from the highest down, so that coverage rises
 * @param area under the curve (Geifman et al. 2019, "Bias-Reduced Uncertainty Estimation for Deep
 *     Neural Classifiers"): the mean risk over 1 to all images; equally sure images in any order
 */
public record RiskCoverage(List<Point> points, double area) {

  /**
   * All answers that are at least as sure.
   *
   * @param threshold the confidence
   * @param sure how many answers
   * @param wrong how many of them
   * @param coverage their share of all images
   * @param risk the share of wrong ones among them
   */
  public record Point(float threshold, long sure, long wrong, double coverage, double risk) {}

  public RiskCoverage {
    points = List.copyOf(points);
  }

  public static RiskCoverage of(Answers answers) {
    List<Integer> surest =
        IntStream.range(0, answers.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -answers.confidence()[i]))
            .toList();
    List<Point> points = new ArrayList<>();
    long wrong = 0;
    for (int i = 0; i < surest.size(); i++) {
      float confidence = answers.confidence()[surest.get(i)];
      wrong += answers.right()[surest.get(i)] ? 0 : 1;
      boolean last = i + 1 == surest.size() || answers.confidence()[surest.get(i + 1)] < confidence;
      if (last) {
        points.add(point(confidence, i + 1, wrong, surest.size()));
      }
    }
    return new RiskCoverage(points, area(points));
  }

  /** What a threshold does: the answers that are at least as sure as it. */
  public Point at(double threshold) {
    return points.stream()
        .takeWhile(point -> point.threshold() >= (float) threshold)
        .reduce((surer, lessSure) -> lessSure)
        .orElse(new Point((float) threshold, 0, 0, 0, 0));
  }

  private static Point point(float threshold, long sure, long wrong, long all) {
    return new Point(threshold, sure, wrong, (double) sure / all, (double) wrong / sure);
  }

  /**
   * Between two points, errors are spread evenly: the mean over all orders of equally sure ones.
   */
  private static double area(List<Point> points) {
    double sum = 0;
    long sure = 0;
    long wrong = 0;
    for (Point point : points) {
      double step = (double) (point.wrong() - wrong) / (point.sure() - sure);
      for (long i = 1; i <= point.sure() - sure; i++) {
        sum += (wrong + i * step) / (sure + i);
      }
      sure = point.sure();
      wrong = point.wrong();
    }
    return sure == 0 ? 0 : sum / sure;
  }
}
