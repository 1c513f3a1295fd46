package io.fovea.trainer.fitting;

import java.util.function.Supplier;

/** Hears how a training goes, between its steps. */
public interface FittingListener {

  /**
   * After each step.
   *
   * @param step counts from 1
   * @param images learned from so far, over all epochs
   * @param loss of the step's images
   * @param learningRate that it was made with
   */
  default void step(long step, long images, double loss, double accuracy, double learningRate) {}

  /**
   * After each epoch.
   *
   * @param state where the training stands; it costs a copy of the weights
   */
  default void epoch(EpochRecord epoch, Supplier<FittingState> state) {}
}
