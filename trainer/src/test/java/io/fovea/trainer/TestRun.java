package io.fovea.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.datasets.DatasetSpec;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

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
    return settings(dataset, out, images, Map.of());
  }

  /**
   * @param others that win over what is set here
   */
  static TrainerSettings settings(
      DatasetSpec dataset, Path out, int images, Map<String, String> others) {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", dataset.toString());
    options.put("out", out.toString());
    options.put("seed", "7");
    options.put("epochs", "1");
    options.put("batch", "32");
    options.put("learning-rate", "0.002");
    options.put("model-name", "tiny");
    options.put("model-version", "1");
    options.put("train-images", "" + images);
    options.put("test-images", "300");
    options.put("max-bad", "1");
    options.putAll(others);
    return TrainerSettings.from(
        new SettingsResolver(TrainerSettings.SCHEMA)
            .resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
