package io.fovea.trainer;

/** Whether rare classes count as much as frequent ones. */
public enum ClassWeighting {
  /** Each image counts the same. */
  NONE,
  /** Each class counts the same. */
  BALANCED
}
