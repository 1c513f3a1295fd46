package io.fovea.trainer.importing;

/** What a network's outputs are. */
public enum OutputKind {
  /** Told by what it answers to noise. */
  AUTO,
  /** Any numbers: a softmax is put behind them. Log-probabilities are logits, too. */
  LOGITS,
  /** At least 0, with a sum of 1. */
  PROBABILITIES;

  /** Float32 sums of a thousand classes are off by no more. */
  private static final double TOLERANCE = 1e-3;

  /**
   * Whether a softmax must follow.
   *
   * @param outputs {@code [images][classes]}, as the network gives them
   * @throws ImportException if they are not what this says, or if nobody can tell
   */
  public boolean needsSoftmax(float[][] outputs) {
    requireNumbers(outputs);
    require(
        outputs[0].length > 1,
        "it gives one number an image, as a sigmoid for two classes does: give it two outputs and a softmax");
    boolean distributions = true;
    boolean fractions = true;
    for (float[] row : outputs) {
      double sum = 0;
      for (float value : row) {
        sum += value;
        fractions &= 0 <= value && value <= 1;
      }
      distributions &= Math.abs(sum - 1) < TOLERANCE;
    }
    return switch (this) {
      case LOGITS -> true;
      case PROBABILITIES -> {
        require(
            distributions && fractions, "its outputs are no probabilities: say --output logits");
        yield false;
      }
      case AUTO -> {
        require(
            distributions || !fractions,
            "its outputs are all from 0 to 1 but do not sum to 1, as if each class were decided on"
                + " its own (sigmoid); if a softmax shall follow all the same, say --output logits");
        yield !(distributions && fractions);
      }
    };
  }

  private static void requireNumbers(float[][] outputs) {
    for (float[] row : outputs) {
      for (float value : row) {
        require(
            Float.isFinite(value), "it answers NaN or infinity to noise: its weights are damaged");
      }
    }
  }

  private static void require(boolean holds, String fault) {
    if (!holds) {
      throw new ImportException(fault);
    }
  }
}
