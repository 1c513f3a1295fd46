package io.fovea.producer;

import io.fovea.runtime.settings.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the image files that people named, and gives each its id: the path as it was given, with
 * {@code /} between its parts and without what leads up or to the root. So the same command gives
 * the same ids, on every machine.
 */
final class ImageFiles {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

  private final SortedMap<String, Path> byId = new TreeMap<>();
  private final Set<Path> taken = new HashSet<>();
  private final Faults faults;

  private ImageFiles(Faults faults) {
    this.faults = faults;
  }

  /**
   * A named file is taken whatever its name; in a directory those whose name ends like an image's,
   * also further down, and nothing hidden.
   *
   * @param faults gets every path at which there is nothing to publish
   */
  static SortedMap<String, Path> find(List<Path> paths, Faults faults) {
    ImageFiles found = new ImageFiles(faults);
    paths.forEach(found::addAll);
    return found.byId;
  }

  private void addAll(Path path) {
    if (Files.isDirectory(path)) {
      addDirectory(path);
    } else if (Files.isReadable(path)) {
      add(path);
    } else {
      faults.add(
          path + (Files.exists(path) ? " cannot be read: check its permissions" : " is not there"));
    }
  }

  private void addDirectory(Path directory) {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> images = tree.filter(file -> isImage(directory, file)).toList();
      images.forEach(this::add);
      faults.check(
          !images.isEmpty(),
          directory + " holds no image: no file in it ends in " + String.join(", ", ENDINGS));
    } catch (IOException | UncheckedIOException unreadable) {
      faults.add(directory + " cannot be read: " + unreadable.getMessage());
    }
  }

  /** A file that was named twice, however differently, is taken by the first of its names. */
  private void add(Path file) {
    if (!taken.add(real(file))) {
      return;
    }
    String id = id(file);
    Path other = byId.putIfAbsent(id, file);
    if (other != null) {
      faults.add(
          other + " and " + file + " would both get the id '" + id + "': publish them apart");
    }
  }

  private static boolean isImage(Path directory, Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && !isHidden(directory, file) && Files.isRegularFile(file);
  }

  private static boolean isHidden(Path directory, Path file) {
    for (Path part : directory.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException unreadable) {
      return file.toAbsolutePath(); // whoever reads it will tell
    }
  }

  static String id(Path file) {
    StringBuilder id = new StringBuilder();
    for (Path part : file.normalize()) {
      if (!part.toString().equals("..")) {
        id.append(id.isEmpty() ? "" : "/").append(part);
      }
    }
    return id.toString();
  }
}
