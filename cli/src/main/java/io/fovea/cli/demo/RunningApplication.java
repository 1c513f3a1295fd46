package io.fovea.cli.demo;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** An application on a thread of its own, told to stop when this is closed. */
final class RunningApplication implements AutoCloseable {
  private final StopSignal stop = new StopSignal();
  private final FutureTask<ExitCode> run;

  RunningApplication(String name, Application application, Console console) {
    run = new FutureTask<>(() -> application.run(console, stop));
    // A daemon, so that nothing that hangs here keeps the process from its end.
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    thread.start();
  }

  boolean isRunning() {
    return !run.isDone();
  }

  void requestStop() {
    stop.request();
  }

  /**
   * Waits for its end.
   *
   * @throws Exception what the application threw
   */
  ExitCode end() throws Exception {
    try {
      return run.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /** Stops it and waits for its end; a failure that nobody asked for with {@link #end} is lost. */
  @Override
  public void close() {
    requestStop();
    try {
      run.get();
    } catch (ExecutionException alreadyTold) {
      // Whoever cares calls end().
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
