package io.fovea.trainer.fitting;

/** The weights have become useless: they, or the loss with them, are no numbers any more. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DivergedException(int epoch, String what, double value) {
    super(
        "the %s became %s in epoch %d: the training diverged; train anew, with a smaller --learning-rate or with --warmup"
            .formatted(what, value, epoch));
  }
}
