package io.fovea.datasets;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A data set as a user names it: {@code NAME} or {@code folder:PATH}, or several of these with
 * {@code +} between them, whose images are mixed; {@code :SPLIT} may stand at the end.
 *
 * @param parts at least one, none of them twice
 * @param split the part that is meant where only one is used
 */
public record DatasetSpec(List<Part> parts, Split split) {

  static final String FOLDER = "folder";

  /**
   * A data set that is no mixture.
   *
   * @param name one of {@link Datasets#NAMES}, or {@code folder}
   * @param folder present for {@code folder} alone: a directory or a tar archive
   */
  public record Part(String name, Optional<Path> folder) {

    public Part {
      if (name.equals(FOLDER) != folder.isPresent()) {
        throw new IllegalArgumentException("A path goes with 'folder' alone");
      }
    }

    /** As it can be parsed again. */
    @Override
    public String toString() {
      return folder.map(path -> name + ":" + path).orElse(name);
    }
  }

  public DatasetSpec {
    Objects.requireNonNull(split, "split");
    parts = List.copyOf(parts);
    Set<Part> seen = new HashSet<>();
    for (Part part : parts) {
      if (!seen.add(part)) {
        throw new DatasetException("A mixture may hold %s only once.".formatted(part));
      }
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
    return new DatasetSpec(new DatasetNames(text).parts(rest), named.orElse(defaultSplit));
  }

  public boolean isMixture() {
    return parts.size() > 1;
  }

  /** Of letters, digits and hyphens, such as {@code mnist-digits}; says nothing of a path. */
  public String plainName() {
    return parts.stream().map(Part::name).collect(Collectors.joining("-"));
  }

  /** As it can be parsed again, less the split. */
  String fullName() {
    return parts.stream().map(Part::toString).collect(Collectors.joining("+"));
  }

  @Override
  public String toString() {
    return fullName() + ":" + split.text();
  }
}
