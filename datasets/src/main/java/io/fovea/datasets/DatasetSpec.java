package io.fovea.datasets;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A data set as a user names it: {@code NAME}, {@code NAME:SPLIT}, {@code folder:PATH} or {@code
 * folder:PATH:SPLIT}.
 *
 * @param name one of {@link Datasets#NAMES}, or {@code folder}
 * @param folder present for {@code folder} alone: a directory or a tar archive
 * @param split the part that is meant where only one is used
 */
public record DatasetSpec(String name, Optional<Path> folder, Split split) {

  static final String FOLDER = "folder";

  public DatasetSpec {
    Objects.requireNonNull(split, "split");
    if (name.equals(FOLDER) != folder.isPresent()) {
      throw new IllegalArgumentException("A path goes with 'folder' alone");
    }
  }

  /** The training split is meant where the text names none. */
  public static DatasetSpec parse(String text) {
    return parse(text, Split.TRAIN);
  }

  /**
   * @throws DatasetException if the text names no data set
   */
  public static DatasetSpec parse(String text, Split defaultSplit) {
    // Only the last part can be the split, so that a path may hold colons (C:\pictures).
    int colon = text.lastIndexOf(':');
    Optional<Split> named = colon < 0 ? Optional.empty() : Split.parse(text.substring(colon + 1));
    String rest = named.isPresent() ? text.substring(0, colon) : text;
    return of(text, rest, named.orElse(defaultSplit));
  }

  private static DatasetSpec of(String text, String rest, Split split) {
    if (rest.startsWith(FOLDER + ":") && rest.length() > FOLDER.length() + 1) {
      return new DatasetSpec(
          FOLDER, Optional.of(path(text, rest.substring(FOLDER.length() + 1))), split);
    }
    if (Datasets.NAMES.contains(rest)) {
      return new DatasetSpec(rest, Optional.empty(), split);
    }
    throw new DatasetException(
        "No data set '%s'. There are: %s, folder:PATH; each may end in :train or :test."
            .formatted(text, String.join(", ", Datasets.NAMES)));
  }

  private static Path path(String text, String path) {
    try {
      return Path.of(path);
    } catch (InvalidPathException e) {
      throw new DatasetException("'%s' holds no valid path: %s".formatted(text, e.getReason()), e);
    }
  }

  /** As it can be parsed again, less the split. */
  String nameAndFolder() {
    return folder.map(path -> name + ":" + path).orElse(name);
  }

  @Override
  public String toString() {
    return nameAndFolder() + ":" + split.text();
  }
}
