package io.fovea.runtime.lifecycle;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsException;
import java.util.concurrent.Callable;

/**
 * Runs an application from its making to its exit code. Whatever happens is told in one message.
 */
public final class ApplicationRunner {
  private final Console console;
  private final FailureReport report;
  private final StopRequests requests;

  /**
   * With everything that the outcome depends on.
   *
   * @param command what people typed, such as {@code fovea classify}
   * @param verbose whether a failure shows its stack trace
   * @param requests who may ask for the end
   */
  public ApplicationRunner(
      String command, Console console, boolean verbose, StopRequests requests) {
    this.console = console;
    this.report = new FailureReport(command, console.err(), verbose);
    this.requests = requests;
  }

  /**
   * Makes and runs it.
   *
   * @param application may throw {@link SettingsException}
   */
  public ExitCode run(Callable<Application> application) {
    StopSignal stop = new StopSignal();
    requests.deliverTo(stop);
    ExitCode end = end(application, stop);
    return requests.interrupted() && end != ExitCode.FAILED ? ExitCode.INTERRUPTED : end;
  }

  private ExitCode end(Callable<Application> application, StopSignal stop) {
    try {
      return application.call().run(console, stop);
    } catch (SettingsException wrong) {
      report.settings(wrong);
      return ExitCode.WRONG_USAGE;
    } catch (StartException missing) {
      report.start(missing);
      return ExitCode.FAILED;
    } catch (InterruptedException stopped) {
      return ExitCode.INTERRUPTED;
    } catch (Throwable failure) { // a missing native library is an Error, and wants words as well
      report.failure(failure);
      return ExitCode.FAILED;
    }
  }
}
