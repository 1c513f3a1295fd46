package io.fovea.trainer.fitting;

import java.util.List;
import java.util.Optional;

/**
 * Where a training stands behind an epoch: all that it needs to go on as if it had never stopped.
 * Weights and what the updater remembers are flat, in DL4J's order.
 *
 * @param updater empty if it remembers nothing
 * @param best the weights of the best epoch so far, if the training looks for one
 * @param schedule of the learning rate
 */
public record FittingState(
    List<EpochRecord> history,
    float[] weights,
    float[] updater,
    Optional<float[]> best,
    Schedule schedule) {

  public FittingState {
    history = List.copyOf(history);
  }

  /**
   * What a plateau schedule has learned so far.
   *
   * @param factor by which the learning rates are multiplied
   * @param bestLoss of the validation
   * @param waited epochs since
   */
  public record Schedule(double factor, double bestLoss, int waited) {
    static final Schedule START = new Schedule(1, Double.POSITIVE_INFINITY, 0);
  }
}
