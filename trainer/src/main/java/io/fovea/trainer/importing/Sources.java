package io.fovea.trainer.importing;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.Sha256;
import io.fovea.runtime.StartException;
import io.fovea.trainer.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that an import reads.
 *
 * @param content of the file from elsewhere
 * @param labels of its classes
 * @param dataset to judge it by
 */
record Sources(byte[] content, List<String> labels, Optional<Dataset> dataset) {

  /**
   * @throws StartException with everything that is not there
   */
  static Sources open(ImportSettings settings) {
    List<String> faults = new ArrayList<>();
    ModelSettings.faultOf(settings.out()).ifPresent(faults::add);
    byte[] content = new byte[0];
    List<String> labels = settings.labels().orElse(List.of());
    Optional<Dataset> dataset = Optional.empty();
    try {
      content = SourceFile.content(settings.model());
    } catch (ImportException unreadable) {
      faults.add(about(settings.model(), unreadable));
    }
    try {
      labels = settings.labelsFile().map(Sources::lines).orElse(labels);
      dataset = settings.dataset().map(spec -> Datasets.open(spec, settings.data().options()));
    } catch (ImportException | DatasetException absent) {
      faults.add(absent.getMessage());
    }
    if (!faults.isEmpty()) {
      throw new StartException(faults);
    }
    return new Sources(content, labels, dataset);
  }

  /** Of the file from elsewhere: SHA-256. */
  String checksum() {
    return new Sha256().add(content).text();
  }

  /** A sentence about a file. */
  static String about(Path file, ImportException unfit) {
    return "%s cannot be imported: %s.".formatted(file, unfit.getMessage());
  }

  /** Editors put empty lines at the end. */
  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new ImportException(
          "--labels-file %s cannot be read as text (%s)".formatted(file, unreadable), unreadable);
    }
  }
}
