package io.fovea.trainer.calibration;

/**
 * What a model took some images for; each array has one entry per image.
 *
 * @param predicted index of the most probable class; of equal ones, the lowest
 * @param confidence its probability
 * @param right whether it is the true class
 */
public record Answers(int[] predicted, float[] confidence, boolean[] right) {

  /**
   * @param probabilities {@code [images][classes]}
   * @param actual indices of the true classes
   */
  public static Answers of(float[][] probabilities, int[] actual) {
    Answers answers =
        new Answers(new int[actual.length], new float[actual.length], new boolean[actual.length]);
    for (int i = 0; i < actual.length; i++) {
      int best = best(probabilities[i]);
      answers.predicted[i] = best;
      answers.confidence[i] = probabilities[i][best];
      answers.right[i] = best == actual[i];
    }
    return answers;
  }

  /** The index of the largest; of equal ones, the lowest. */
  public static int best(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return best;
  }

  public int size() {
    return predicted.length;
  }
}
