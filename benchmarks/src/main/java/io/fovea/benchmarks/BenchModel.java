package io.fovea.benchmarks;

import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A LeNet of the product's own trainer; how right it is does not matter here. */
final class BenchModel {
  private static final Map<String, String> BARELY_TRAINED =
      Map.of("dataset", "digits", "epochs", "1", "train-images", "640", "test-images", "100");

  private BenchModel() {}

  static Path in(Path directory) throws Exception {
    Path file = directory.resolve("lenet.zip");
    Map<String, String> options = new HashMap<>(BARELY_TRAINED);
    options.put("out", file.toString());
    TrainerSettings settings =
        TrainerSettings.from(
            new SettingsResolver(TrainerSettings.SCHEMA)
                .resolve(Map.of(), Map.of(), options, Map.of()));
    if (new Trainer(settings).run(Console.silent(), new StopSignal()) != ExitCode.DONE) {
      throw new IllegalStateException("the model for the benchmark could not be trained");
    }
    return file;
  }
}
