package io.fovea.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.image.ResizeMode;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.data.DatasetSettings;
import io.fovea.trainer.network.NetworkKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Runs an application and keeps what it says. */
public record TestRun(ExitCode exit, String out, String err) {

  public static TestRun of(Application application, StopSignal stop) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
    ExitCode exit = application.run(console, stop);
    return new TestRun(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  public static TestRun of(Application application) throws Exception {
    return of(application, new StopSignal());
  }

  /** A few drawn digits: seconds, and enough to be far better than chance. */
  public static TrainerSettings digits(Path out) {
    return settings(DatasetSpec.parse("digits"), out, 1_600);
  }

  static TrainerSettings settings(DatasetSpec dataset, Path out, int images) {
    return new TrainerSettings(
        dataset,
        new DatasetSettings(Optional.empty(), 7),
        out,
        NetworkKind.LENET,
        1,
        32,
        0.002,
        Optional.of("tiny"),
        Optional.of("1"),
        Optional.empty(),
        ResizeMode.STRETCH,
        Optional.of(images),
        Optional.of(300),
        1);
  }
}
