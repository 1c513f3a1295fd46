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
  private Reference() {}

  /**
   * @param answers with calibrated confidences: the stream publishes such
   */
  public static ReferenceDistribution of(Answers answers, List<String> labels) {
    TreeMap<String, Long> predicted = new TreeMap<>();
    long[] confidences = new long[ReferenceDistribution.CONFIDENCE_BINS];
    for (int i = 0; i < answers.size(); i++) {
      predicted.merge(labels.get(answers.predicted()[i]), 1L, Long::sum);
      confidences[ReferenceDistribution.bin(answers.confidence()[i])]++;
    }
    return new ReferenceDistribution(
        answers.size(), predicted, LongStream.of(confidences).boxed().toList());
  }
}
