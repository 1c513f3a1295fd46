package io.fovea.cli.demo;

import io.fovea.datasets.DatasetSpec;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.Trainer;
import io.fovea.trainer.TrainerSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model that the demo uses: the one given, the one kept from before, or a new one. */
final class DemoModel {
  private final DemoSettings settings;
  private final Path kept;

  DemoModel(DemoSettings settings, Path home) {
    this.settings = settings;
    String file = settings.dataset().replaceAll("[^A-Za-z0-9.-]+", "_") + ".zip";
    this.kept = settings.model().orElse(home.resolve(".fovea").resolve("models").resolve(file));
  }

  Path path() {
    return kept;
  }

  /** Whether nothing has to be trained; a file that was named must be there. */
  boolean isThere() {
    return settings.model().isPresent() || Files.isRegularFile(kept);
  }

  /**
   * Trains it.
   *
   * @return whether that came to its end
   */
  ExitCode train(Console console, StopSignal stop) throws Exception {
    Files.createDirectories(kept.getParent());
    DatasetSpec dataset = DatasetSpec.parse(settings.dataset());
    TrainerSettings training = TrainerSettings.quick(dataset, settings.data(), kept);
    return new Trainer(training).run(console, stop);
  }
}
