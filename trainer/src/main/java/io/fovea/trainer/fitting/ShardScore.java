package io.fovea.trainer.fitting;

import io.fovea.trainer.calibration.Answers;

/**
 * What a network said of some images.
 *
 * @param images how many
 * @param loss sum of their cross-entropies, in nats
 * @param correct how many it was right about
 */
record ShardScore(int images, double loss, int correct) {
  static final ShardScore NONE = new ShardScore(0, 0, 0);

  /** As in DL4J's cross-entropy, whose logarithm takes nothing smaller. */
  private static final double SMALLEST = 1e-10;

  /**
   * @param probabilities {@code [n, classes]}
   * @param labels {@code [n, classes]}, each row a distribution
   */
  static ShardScore of(float[][] probabilities, float[][] labels) {
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < probabilities.length; i++) {
      loss += crossEntropy(probabilities[i], labels[i]);
      correct += Answers.best(probabilities[i]) == Answers.best(labels[i]) ? 1 : 0;
    }
    return new ShardScore(probabilities.length, loss, correct);
  }

  /**
   * @param labels indices of the true classes
   */
  static ShardScore of(float[][] probabilities, int[] labels) {
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      loss -= Math.log(Math.max(SMALLEST, probabilities[i][labels[i]]));
      correct += Answers.best(probabilities[i]) == labels[i] ? 1 : 0;
    }
    return new ShardScore(labels.length, loss, correct);
  }

  private static double crossEntropy(float[] said, float[] expected) {
    double loss = 0;
    for (int c = 0; c < said.length; c++) {
      // Math.max hands on a NaN: a network that diverged must not look like a good one.
      loss -= expected[c] == 0 ? 0 * said[c] : expected[c] * Math.log(Math.max(SMALLEST, said[c]));
    }
    return loss;
  }

  ShardScore plus(ShardScore other) {
    return new ShardScore(images + other.images, loss + other.loss, correct + other.correct);
  }

  double meanLoss() {
    return loss / images;
  }

  /** 0 to 1. */
  double accuracy() {
    return (double) correct / images;
  }
}
