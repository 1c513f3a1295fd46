package io.fovea.trainer.fitting;

import io.fovea.trainer.fitting.FittingState.Schedule;

/**
 * By what each step's learning rates are multiplied. The cosine after Loshchilov and Hutter 2017,
 * "SGDR: Stochastic Gradient Descent with Warm Restarts", equation 5, without restarts.
 */
final class LearningRate {
  private static final double PLATEAU_FACTOR = 0.5;
  private static final int PLATEAU_EPOCHS = 2;

  /** What counts as a fall of the loss: as in Keras' {@code ReduceLROnPlateau}. */
  private static final double MIN_DELTA = 1e-4;

  private final ScheduleKind kind;
  private final double warmupSteps;
  private final double steps;
  private Schedule state = Schedule.START;

  LearningRate(FittingPlan plan, long stepsPerEpoch) {
    this.kind = plan.schedule();
    this.warmupSteps = plan.warmup() * stepsPerEpoch;
    this.steps = (double) plan.epochs() * stepsPerEpoch;
  }

  /**
   * @param step counts from 0
   */
  double factor(long step) {
    double warm = step < warmupSteps ? (step + 1) / warmupSteps : 1;
    return switch (kind) {
      case CONSTANT -> warm;
      case PLATEAU -> warm * state.factor();
      case COSINE -> warm * (1 + Math.cos(Math.PI * step / steps)) / 2;
    };
  }

  void afterEpoch(double validationLoss) {
    boolean fell = validationLoss < state.bestLoss() - MIN_DELTA;
    int waited = fell ? 0 : state.waited() + 1;
    boolean reduce = waited >= PLATEAU_EPOCHS;
    state =
        new Schedule(
            reduce ? state.factor() * PLATEAU_FACTOR : state.factor(),
            fell ? validationLoss : state.bestLoss(),
            reduce ? 0 : waited);
  }

  Schedule state() {
    return state;
  }

  void restore(Schedule earlier) {
    state = earlier;
  }
}
