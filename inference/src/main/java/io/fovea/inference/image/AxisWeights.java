package io.fovea.inference.image;

/**
 * Which source pixels make up each target pixel of one axis, and with what weights; weights of a
 * target sum to 1.
 *
 * <p>An axis that shrinks takes the mean over the area that a target pixel covers, as OpenCV's
 * {@code INTER_AREA}; one that grows is interpolated linearly between pixel centres, with the edge
 * repeated outside.
 */
final class AxisWeights {
  private final int source;
  private final int[] first;
  private final float[][] weights;

  private AxisWeights(int source, int targets) {
    this.source = source;
    this.first = new int[targets];
    this.weights = new float[targets][];
  }

  static AxisWeights of(int source, int target) {
    AxisWeights axis = new AxisWeights(source, target);
    double ratio = (double) source / target;
    for (int i = 0; i < target; i++) {
      if (target > source) {
        axis.interpolate(i, (i + 0.5) * ratio - 0.5, source);
      } else {
        axis.cover(i, i * ratio, (i + 1) * ratio, source);
      }
    }
    return axis;
  }

  /** Whether they are those of these sizes; images of a stream are often of one size. */
  boolean are(int source, int target) {
    return this.source == source && first.length == target;
  }

  /** The first source pixel of a target. */
  int first(int target) {
    return first[target];
  }

  /** Weights of the source pixels from {@link #first} on. */
  float[] weights(int target) {
    return weights[target];
  }

  private void interpolate(int target, double centre, int source) {
    double inside = Math.max(0, Math.min(source - 1, centre));
    int left = Math.min((int) inside, Math.max(0, source - 2));
    float right = (float) (inside - left);
    first[target] = left;
    weights[target] = source == 1 ? new float[] {1} : new float[] {1 - right, right};
  }

  private void cover(int target, double from, double to, int source) {
    int start = (int) from;
    int end = Math.min(source, (int) Math.ceil(to - 1e-9));
    float[] covered = new float[end - start];
    for (int i = start; i < end; i++) {
      covered[i - start] = (float) ((Math.min(to, i + 1) - Math.max(from, i)) / (to - from));
    }
    first[target] = start;
    weights[target] = covered;
  }
}
