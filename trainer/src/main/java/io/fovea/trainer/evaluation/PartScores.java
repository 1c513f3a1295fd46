package io.fovea.trainer.evaluation;

import io.fovea.inference.quality.Estimate;
import java.util.List;
import java.util.stream.IntStream;

/** Counts right answers for each part of a mixture: one may hide behind the other. */
public final class PartScores {
  private final List<String> parts;
  private final long[] labelled;
  private final long[] correct;

  /**
   * @param parts names of the data sets that were mixed
   */
  public PartScores(List<String> parts) {
    this.parts = List.copyOf(parts);
    this.labelled = new long[parts.size()];
    this.correct = new long[parts.size()];
  }

  /**
   * @param part index into the names
   */
  public void add(int part, boolean right) {
    labelled[part]++;
    correct[part] += right ? 1 : 0;
  }

  /** One for each part, in their order; none where nothing was mixed. */
  public List<PartAccuracy> accuracies() {
    return IntStream.range(0, parts.size() > 1 ? parts.size() : 0)
        .mapToObj(
            i -> new PartAccuracy(parts.get(i), labelled[i], Estimate.of(correct[i], labelled[i])))
        .toList();
  }
}
