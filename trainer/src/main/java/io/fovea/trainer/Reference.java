package io.fovea.trainer;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.trainer.calibration.Answers;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * How a model answers on images that it was not fitted to, to tell by later whether the world has
 * changed.
 */
public final class Reference {
  private static final int CONFIDENCE_BINS = 20;

  private Reference() {}

  /**
   * @param answers with calibrated confidences: the stream publishes such
   */
  public static ReferenceDistribution of(Answers answers, List<String> labels) {
    TreeMap<String, Long> predicted = new TreeMap<>();
    long[] confidences = new long[CONFIDENCE_BINS];
    for (int i = 0; i < answers.size(); i++) {
      predicted.merge(labels.get(answers.predicted()[i]), 1L, Long::sum);
      int bin = (int) (answers.confidence()[i] * CONFIDENCE_BINS);
      confidences[Math.min(CONFIDENCE_BINS - 1, bin)]++;
    }
    return new ReferenceDistribution(
        answers.size(), predicted, LongStream.of(confidences).boxed().toList());
  }
}
