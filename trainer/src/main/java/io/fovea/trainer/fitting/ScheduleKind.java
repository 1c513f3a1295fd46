package io.fovea.trainer.fitting;

/** How the learning rate goes from the first step to the last. */
public enum ScheduleKind {
  /** Along half a cosine to 0: large steps first, small ones last, whatever the number of steps. */
  COSINE,
  /** Halved whenever the validation loss has not fallen for some epochs. */
  PLATEAU,
  /** Always the same: the last batches decide. */
  CONSTANT
}
