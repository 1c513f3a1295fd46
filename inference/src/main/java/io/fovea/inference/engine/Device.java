package io.fovea.inference.engine;

/** Where a network runs, as {@code --device} names it. */
public enum Device {
  /** CUDA where it is there, else the CPU; the log says which. */
  AUTO,
  CPU,
  /** Absent, it is an error at start, never a silent fall to the CPU. */
  CUDA
}
