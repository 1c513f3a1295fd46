package io.fovea.cli.demo;

import io.fovea.datasets.DatasetSpec;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.TrainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The model that the demo uses: the one given, the one that comes with Fovea for the data set, the
 * one kept from before, or a new one.
 */
final class DemoModel {
  private final DemoSettings settings;
  private final Path path;

  DemoModel(DemoSettings settings, Path home) {
    this.settings = settings;
    this.path =
        settings
            .model()
            .or(() -> new ShippedModels(home).of(settings.dataset()))
            .orElseGet(() -> kept(home, settings.dataset()));
  }

  private static Path kept(Path home, String dataset) {
    String file = dataset.replaceAll("[^A-Za-z0-9.-]+", "_") + ".zip";
    return home.resolve(".fovea").resolve("models").resolve(file);
  }

  Path path() {
    return path;
  }

  /** Whether nothing has to be trained; a file that was named must be there. */
  boolean isThere() {
    return settings.model().isPresent() || Files.isRegularFile(path);
  }

  /**
   * Trains it.
   *
   * @return whether that came to its end
   */
  ExitCode train(Console console, StopSignal stop) throws Exception {
    Files.createDirectories(path.getParent());
    DatasetSpec dataset = DatasetSpec.parse(settings.dataset());
    TrainerSettings training = TrainerSettings.quick(dataset, settings.data(), path);
    return new Trainer(training).run(console, stop);
  }
}
