package io.fovea.producer;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.runtime.settings.Faults;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/** Opens where images come from. */
final class ImageSources {
  private ImageSources() {}

  /**
   * Opens what the settings name; a data set may be downloaded for that.
   *
   * @return absent if there is nothing to publish, and {@code faults} say why
   */
  static Optional<ImageSource> open(ProducerSettings settings, Faults faults) {
    return settings.dataset().isPresent()
        ? dataset(settings.dataset().get(), settings, faults)
        : files(settings, faults);
  }

  private static Optional<ImageSource> dataset(
      DatasetSpec spec, ProducerSettings settings, Faults faults) {
    try {
      DatasetOptions options = DatasetOptions.defaults().withSeed(settings.seed());
      Optional<Path> cache = settings.data();
      ImageSource source =
          new DatasetSource(
              Datasets.open(spec, cache.map(options::withCache).orElse(options)), spec.split());
      faults.check(source.size() > 0, spec + " holds no image");
      faults.check(
          settings.wrongLabels() == 0 || source.labels().size() > 1,
          spec
              + " has only one class: leave --wrong-labels out, there is no other to mistake it"
              + " for");
      return Optional.of(source);
    } catch (DatasetException fault) {
      faults.add(fault.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<ImageSource> files(ProducerSettings settings, Faults faults) {
    SortedMap<String, Path> files = ImageFiles.find(settings.paths(), faults);
    return files.isEmpty() ? Optional.empty() : Optional.of(new FileSource(files));
  }
}
