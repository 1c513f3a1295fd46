package io.fovea.cli.demo;

import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackException;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Shows everything on one machine: trains a model if there is none, starts a broker and a registry,
 * classifies a stream of images, judges the model by labels, and counts from outside what came of
 * it.
 */
public final class Demo implements Application {
  private static final int STEPS = 5;

  private final DemoSettings settings;
  private final Path home;

  /**
   * Starts nothing yet.
   *
   * @param home where the model is kept, in a folder {@code .fovea}
   */
  public Demo(DemoSettings settings, Path home) {
    this.settings = settings;
    this.home = home;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Steps steps = new Steps(console, settings.hasWeb() ? STEPS + 1 : STEPS);
    DemoModel model = new DemoModel(settings, home);
    ExitCode trained = model(model, steps, console, stop);
    if (trained != ExitCode.DONE || stop.isRequested()) {
      return trained == ExitCode.DONE ? ExitCode.INTERRUPTED : trained;
    }
    steps.next("Starting a Kafka broker and a schema registry, just for this demo");
    Optional<DemoSummary> summary;
    try (LocalStack stack = stack()) {
      summary =
          stop.isRequested()
              ? Optional.empty()
              : new DemoStream(settings, model.path(), stack, console, steps).run(stop);
    }
    return summary.map(counted -> end(counted, console)).orElse(ExitCode.INTERRUPTED);
  }

  /** When all has ended, so that it is the last line whatever else is shown beside it. */
  private static ExitCode end(DemoSummary summary, Console console) {
    console.out().println(summary.json());
    return summary.isFlawless() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private ExitCode model(DemoModel model, Steps steps, Console console, StopSignal stop)
      throws Exception {
    if (model.isThere()) {
      steps.next("Using the model " + model.path());
      return ExitCode.DONE;
    }
    steps.next(
        "Training a small network on '" + settings.dataset() + "'; it is kept for next time");
    return model.train(console.withoutResults(), stop);
  }

  private static LocalStack stack() {
    try {
      return LocalStack.start();
    } catch (LocalStackException failed) {
      throw new StartException(List.of(failed.getMessage()));
    }
  }

  static void say(Console console, String words) {
    console.err().println(words);
  }
}
