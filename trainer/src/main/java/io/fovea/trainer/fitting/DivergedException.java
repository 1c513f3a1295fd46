package io.fovea.trainer.fitting;

/** The weights have become useless: the loss is no number any more. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(int epoch, double loss) {
    super(
        "the loss became %s in epoch %d: the training diverged; try a smaller --learning-rate"
            .formatted(loss, epoch));
  }
}
