package io.fovea.datasets.folder;

import io.fovea.datasets.DatasetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * What lies in a directory or an archive.
 *
 * @param files images, sorted by path
 * @param folders every folder that is not hidden, also those without images
 * @param hidden how many entries were passed over because they are hidden
 * @param others how many because they are no PNG, JPEG, GIF or BMP by name
 */
record Tree(List<TreeFile> files, TreeSet<String> folders, int hidden, int others) {

  static Tree of(Path root, FolderLimits limits) {
    if (!Files.exists(root)) {
      throw new DatasetException(
          "There is no %s. Give a directory or a .tar or .tar.gz file.".formatted(root));
    }
    if (Files.isDirectory(root)) {
      return DirectoryTree.list(root, limits);
    }
    if (isArchive(root)) {
      return ArchiveTree.list(root, limits);
    }
    throw new DatasetException(
        "%s is neither a directory nor a .tar, .tar.gz or .tgz file.".formatted(root));
  }

  static boolean isArchive(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".tar") || isGzip(name);
  }

  static boolean isGzip(String lowerCaseName) {
    return lowerCaseName.endsWith(".tar.gz") || lowerCaseName.endsWith(".tgz");
  }
}
