package io.fovea.datasets.folder;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One image file of a tree.
 *
 * @param path from the tree's root, parts joined by {@code /} on every system
 * @param content reads the file's bytes; fails with a {@link io.fovea.datasets.DatasetException}
 */
record TreeFile(String path, Supplier<byte[]> content) {

  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

  List<String> parts() {
    return Arrays.asList(path.split("/"));
  }

  TreeFile without(String prefix) {
    return new TreeFile(path.substring(prefix.length()), content);
  }

  /**
   * Files and folders that systems leave behind, and that a person browsing the tree would not see.
   */
  static boolean isHidden(String path) {
    return Arrays.stream(path.split("/"))
        .anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
  }

  static boolean isImage(String path) {
    return ENDINGS.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
