package io.fovea.trainer.report.section;

import io.fovea.trainer.report.content.TrainingContent;
import java.util.List;
import java.util.Optional;

/** With which settings the training can be done again. */
final class SettingsSection {

  private SettingsSection() {}

  static Optional<Section> of(TrainingContent training) {
    if (training.settings().isEmpty()) {
      return Optional.empty();
    }
    Table table = new Table("Settings of the training", "Setting", "Value").wordsIn(1);
    training.settings().forEach((name, value) -> table.row(name, List.of(Table.words(value))));
    return Optional.of(new Section("settings", "Settings").add(table.html()));
  }
}
