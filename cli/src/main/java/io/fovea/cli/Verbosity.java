package io.fovea.cli;

/**
 * How much the log tells. Read by {@code logback.xml} when the first logger is made, which is after
 * the command line is read.
 */
final class Verbosity {
  private Verbosity() {}

  static void set(boolean verbose) {
    if (verbose) {
      System.setProperty("fovea.log.own", "DEBUG");
      System.setProperty("fovea.log.libraries", "INFO");
      System.setProperty("fovea.log.exception", "%ex");
    }
  }
}
