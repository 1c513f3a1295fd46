package io.fovea.trainer.fitting;

import java.util.Comparator;
import java.util.List;

/** Which epoch of a history did best on validation images, and whether it is time to stop. */
public final class BestEpoch {
  /** More right answers first, then the smaller loss. */
  private static final Comparator<EpochRecord> ORDER =
      Comparator.comparingDouble(EpochRecord::validationAccuracy)
          .thenComparing(Comparator.comparingDouble(EpochRecord::validationLoss).reversed());

  private BestEpoch() {}

  /** The first of the best. */
  public static EpochRecord of(List<EpochRecord> history) {
    return history.stream()
        .reduce((best, next) -> ORDER.compare(next, best) > 0 ? next : best)
        .orElseThrow();
  }

  static boolean isLast(List<EpochRecord> history) {
    return of(history) == history.get(history.size() - 1);
  }

  /** Whether as many epochs as are waited for brought nothing better. */
  static boolean isLongAgo(List<EpochRecord> history, int patience) {
    return history.size() - of(history).epoch() >= patience;
  }
}
