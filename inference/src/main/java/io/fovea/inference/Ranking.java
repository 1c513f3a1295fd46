package io.fovea.inference;

import io.fovea.inference.Outcome.Classified;
import io.fovea.inference.Outcome.ScoredLabel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns probabilities into a decision. Of equal probabilities, the lower index is better. */
final class Ranking {
  private final List<String> labels;
  private final int topK;
  private final float unsureBelow;
  private final Temperature temperature;

  /**
   * @param topK at most as many as there are labels are told
   * @param unsureBelow a confidence under this is unsure; 0: none is
   */
  Ranking(List<String> labels, int topK, float unsureBelow, Temperature temperature) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("a model needs labels");
    }
    if (topK < 1) {
      throw new IllegalArgumentException("top-k must be at least 1, not " + topK);
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
    float[] row =
        temperature.applied(Arrays.copyOfRange(probabilities, from, from + labels.size()));
    int[] best = best(row);
    List<ScoredLabel> scored = new ArrayList<>(topK);
    for (int i : best) {
      scored.add(new ScoredLabel(labels.get(i), row[i]));
    }
    float confidence = row[best[0]];
    return new Classified(
        labels.get(best[0]), best[0], confidence, confidence < unsureBelow, scored, batchSize);
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
