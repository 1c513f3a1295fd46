package io.fovea.inference;

import io.fovea.inference.Outcome.Classified;
import io.fovea.inference.Outcome.ScoredLabel;
import java.util.Arrays;
import java.util.List;

/** Turns probabilities into a decision. Of equal probabilities, the lower index is better. */
final class Ranking {
  private final List<String> labels;
  private final int topK;
  private final float unsureBelow;
  private final double temperature;

  /**
   * @param topK at most as many as there are labels are told
   * @param unsureBelow a confidence under this is unsure; 0: none is
   * @param temperature log-probabilities are divided by it (Guo et al. 2017, "On Calibration of
   *     Modern Neural Networks", section 4.2: softmax is blind to a constant that all logits share,
   *     so log-probabilities serve as logits); 1: nothing changes
   */
  Ranking(List<String> labels, int topK, float unsureBelow, double temperature) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("a model needs labels");
    }
    if (topK < 1) {
      throw new IllegalArgumentException("top-k must be at least 1, not " + topK);
    }
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException("temperature must be above 0, not " + temperature);
    }
    this.labels = List.copyOf(labels);
    this.topK = Math.min(topK, labels.size());
    this.unsureBelow = unsureBelow;
    this.temperature = temperature;
  }

  int classes() {
    return labels.size();
  }

  /**
   * Decides one image.
   *
   * @param probabilities {@code [n, classes]}, row by row
   */
  Classified rank(float[] probabilities, int image, int batchSize) {
    int from = image * labels.size();
    float[] row = calibrated(Arrays.copyOfRange(probabilities, from, from + labels.size()));
    int[] best = best(row);
    List<ScoredLabel> scored =
        Arrays.stream(best).mapToObj(i -> new ScoredLabel(labels.get(i), row[i])).toList();
    float confidence = row[best[0]];
    return new Classified(
        labels.get(best[0]), best[0], confidence, confidence < unsureBelow, scored, batchSize);
  }

  private float[] calibrated(float[] row) {
    if (temperature == 1) {
      return row;
    }
    double[] powers = new double[row.length];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      powers[i] = Math.exp(Math.log(row[i]) / temperature);
      sum += powers[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (powers[i] / sum);
    }
    return row;
  }

  /** Insertion into a short list: top-k is small, and one pass is enough. */
  private int[] best(float[] row) {
    int[] best = new int[topK];
    int size = 0;
    for (int i = 0; i < row.length; i++) {
      int at = size;
      while (at > 0 && row[best[at - 1]] < row[i]) {
        at--;
      }
      if (at < topK) {
        size = Math.min(size + 1, topK);
        System.arraycopy(best, at, best, at + 1, size - 1 - at);
        best[at] = i;
      }
    }
    return best;
  }
}
