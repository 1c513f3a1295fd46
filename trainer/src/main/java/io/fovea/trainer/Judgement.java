package io.fovea.trainer;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.trainer.evaluation.QualityFigures;
import io.fovea.trainer.evaluation.Scoreboard;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What a network's answers on labelled images say about it.
 *
 * @param reference how it answers, to tell by later whether the world has changed
 */
record Judgement(QualityFigures figures, ReferenceDistribution reference) {
  private static final int CONFIDENCE_BINS = 20;

  /**
   * @param probabilities {@code [images][classes]}
   * @param actual indices of the true labels
   */
  static Judgement of(float[][] probabilities, int[] actual, List<String> labels) {
    Scoreboard scoreboard = new Scoreboard(labels);
    TreeMap<String, Long> predicted = new TreeMap<>();
    long[] confidences = new long[CONFIDENCE_BINS];
    for (int i = 0; i < actual.length; i++) {
      int best = best(probabilities[i]);
      float confidence = probabilities[i][best];
      scoreboard.add(labels.get(actual[i]), labels.get(best), confidence);
      predicted.merge(labels.get(best), 1L, Long::sum);
      confidences[Math.min(CONFIDENCE_BINS - 1, (int) (confidence * CONFIDENCE_BINS))]++;
    }
    return new Judgement(
        scoreboard.figures(),
        new ReferenceDistribution(
            actual.length, predicted, LongStream.of(confidences).boxed().toList()));
  }

  private static int best(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return best;
  }
}
