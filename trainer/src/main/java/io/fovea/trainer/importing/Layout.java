package io.fovea.trainer.importing;

/** Where a network's input has its channels. */
public enum Layout {
  /** Told by which axis has the size 1 or 3. */
  AUTO,
  /** {@code [n, channels, height, width]}, as PyTorch has it. */
  NCHW,
  /** {@code [n, height, width, channels]}, as TensorFlow has it. */
  NHWC
}
