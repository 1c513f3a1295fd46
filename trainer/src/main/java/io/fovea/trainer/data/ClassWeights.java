package io.fovea.trainer.data;

/** How much an image of each class counts in the loss, so that rare classes are learned too. */
public final class ClassWeights {

  private ClassWeights() {}

  /**
   * Every class weighs the same in sum: {@code images / (classes * images of the class)}, which is
   * what scikit-learn calls {@code class_weight="balanced"} (after King and Zeng, "Logistic
   * Regression in Rare Events Data", 2001). The mean over all images is 1, so the learning rate
   * keeps its meaning.
   *
   * @return {@code [classes]}
   * @throws IllegalArgumentException if a class has no image
   */
  public static float[] balanced(PreparedImages images, int classes) {
    int[] counts = images.classCounts(classes);
    float[] weights = new float[classes];
    for (int label = 0; label < classes; label++) {
      if (counts[label] == 0) {
        throw new IllegalArgumentException("Class " + label + " has no image to weigh");
      }
      weights[label] = (float) (images.size() / ((double) classes * counts[label]));
    }
    return weights;
  }
}
