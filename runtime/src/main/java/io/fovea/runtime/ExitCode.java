package io.fovea.runtime;

/** How a command ends, for scripts. The numbers are a contract. */
public enum ExitCode {
  DONE(0),
  FAILED(1),
  /** Wrong usage or settings. */
  WRONG_USAGE(2),
  INTERRUPTED(130);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
