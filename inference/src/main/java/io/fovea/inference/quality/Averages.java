package io.fovea.inference.quality;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Precision, recall and F1 over all classes, each averaged on its own as scikit-learn does. */
public record Averages(double precision, double recall, double f1) {

  /** Every class counts alike. */
  static Averages macro(List<ClassQuality> classes) {
    return weighted(classes, quality -> 1);
  }

  /** Every class counts as often as it is right. */
  static Averages bySupport(List<ClassQuality> classes) {
    return weighted(classes, ClassQuality::support);
  }

  /** With one label per image, all three are the accuracy. */
  static Averages micro(double accuracy) {
    return new Averages(accuracy, accuracy, accuracy);
  }

  private static Averages weighted(
      List<ClassQuality> classes, ToDoubleFunction<ClassQuality> weight) {
    return new Averages(
        mean(classes, weight, ClassQuality::precision),
        mean(classes, weight, ClassQuality::recall),
        mean(classes, weight, ClassQuality::f1));
  }

  private static double mean(
      List<ClassQuality> classes,
      ToDoubleFunction<ClassQuality> weight,
      ToDoubleFunction<ClassQuality> figure) {
    double weights = classes.stream().mapToDouble(weight).sum();
    double sum =
        classes.stream().mapToDouble(c -> weight.applyAsDouble(c) * figure.applyAsDouble(c)).sum();
    return weights == 0 ? 0 : sum / weights;
  }
}
