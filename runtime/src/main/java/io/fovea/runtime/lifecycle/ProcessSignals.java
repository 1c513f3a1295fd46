package io.fovea.runtime.lifecycle;

import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import java.io.PrintStream;
import java.time.Duration;

/**
 * The signals of this process as requests to stop: SIGINT from a keyboard, SIGTERM from a container
 * runtime, SIGHUP from a terminal that closes. A second SIGINT, or an end that takes too long,
 * halts the process.
 *
 * <p>Why not a shutdown hook: hooks run all at once and in no order, so that of a broker in this
 * process would race with the application's last commit; and a hook cannot tell SIGINT from
 * SIGTERM, nor set an exit code.
 */
public final class ProcessSignals implements StopRequests {
  /** Within what Kubernetes grants by default (30 s), so that the last words still get out. */
  public static final Duration GRACE = Duration.ofSeconds(25);

  private final PrintStream err;
  private final Duration grace;
  private volatile boolean interrupted;

  /**
   * Signals of this process.
   *
   * @param err where a person at the keyboard is told what happens
   * @param grace how long an orderly end may take
   */
  public ProcessSignals(PrintStream err, Duration grace) {
    this.err = err;
    this.grace = grace;
  }

  @Override
  public void deliverTo(StopSignal stop) {
    Signals.handle("INT", () -> onInterrupt(stop));
    Signals.handle("TERM", () -> request(stop));
    Signals.handle("HUP", () -> request(stop));
  }

  @Override
  public boolean interrupted() {
    return interrupted;
  }

  private void onInterrupt(StopSignal stop) {
    if (stop.isRequested()) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
    }
    interrupted = true;
    err.println("Stopping. Ctrl-C again stops at once.");
    request(stop);
  }

  private void request(StopSignal stop) {
    if (!stop.isRequested()) {
      stop.request();
      haltWhenLate();
    }
  }

  private void haltWhenLate() {
    Thread watch = new Thread(this::halt, "stop-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void halt() {
    try {
      Thread.sleep(grace.toMillis());
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
    err.println("Did not end within " + grace.toSeconds() + " s: stopped at once.");
    ExitCode end = interrupted ? ExitCode.INTERRUPTED : ExitCode.FAILED;
    Runtime.getRuntime().halt(end.number());
  }
}
