package io.fovea.runtime;

/**
 * An application with its settings read and checked. Made cheaply; everything that connects, loads
 * or listens happens in {@link #run} and is closed when that returns.
 */
@FunctionalInterface
public interface Application {

  /**
   * Runs until the work is done or {@code stop} asks for the end.
   *
   * @param console results go to its {@code out}, words for people to its {@code err}
   * @return how it ended
   * @throws StartException if something that it needs is not there: all faults at once
   * @throws Exception if it fails later
   */
  ExitCode run(Console console, StopSignal stop) throws Exception;
}
