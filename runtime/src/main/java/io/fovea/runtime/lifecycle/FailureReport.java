package io.fovea.runtime.lifecycle;

import io.fovea.runtime.Causes;
import io.fovea.runtime.StartException;
import io.fovea.runtime.settings.SettingsException;
import java.io.PrintStream;
import java.util.List;

/** Tells people why a command ended: once, with all that is wrong, and what to do. */
final class FailureReport {
  private final String command;
  private final PrintStream err;
  private final boolean verbose;

  FailureReport(String command, PrintStream err, boolean verbose) {
    this.command = command;
    this.err = err;
    this.verbose = verbose;
  }

  void settings(SettingsException wrong) {
    faults(wrong.faults());
    err.println("'" + command + " --help' lists every setting.");
    trace(wrong);
  }

  void start(StartException missing) {
    faults(missing.faults());
    trace(missing);
  }

  void failure(Throwable failure) {
    String hint = verbose ? "" : "\n(--verbose shows where)";
    err.println(command + " failed: " + Causes.of(failure) + hint);
    trace(failure);
  }

  private void faults(List<String> faults) {
    StringBuilder message = new StringBuilder(command).append(" cannot start:");
    for (String fault : faults) {
      message.append("\n  - ").append(fault.replace("\n", "\n      "));
    }
    err.println(message);
  }

  private void trace(Throwable failure) {
    if (verbose) {
      failure.printStackTrace(err);
    }
  }
}
