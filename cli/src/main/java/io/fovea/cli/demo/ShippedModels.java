package io.fovea.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The models that come with Fovea, in the folder {@code models}: nobody has to train them. */
final class ShippedModels {
  private static final Map<String, Set<String>> DATASETS =
      Map.of(
          "mnist-", Set.of("mnist", "digits", "mnist+digits", "digits+mnist"),
          "cifar10-", Set.of("cifar10"));

  private final Path folder;

  ShippedModels(Path home) {
    folder = home.resolve("models");
  }

  /** The newest for a data set, by its name. */
  Optional<Path> of(String dataset) {
    return DATASETS.entrySet().stream()
        .filter(model -> model.getValue().contains(dataset))
        .flatMap(model -> files(model.getKey()))
        .max(Comparator.comparing(Path::toString));
  }

  private Stream<Path> files(String prefix) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(".zip"))
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
