package io.fovea.datasets.folder;

import io.fovea.datasets.DatasetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Gathers the entries of a tree and holds them against the limits. */
final class TreeBuilder {

  private final Path root;
  private final FolderLimits limits;
  private final List<TreeFile> files = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final TreeSet<String> folders = new TreeSet<>();
  private int entries;
  private int hidden;
  private int others;

  TreeBuilder(Path root, FolderLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /** Whether the entry is one to look at, and not hidden. */
  boolean enters(String path) {
    if (++entries > limits.files()) {
      throw fault("holds more than %,d files".formatted(limits.files()));
    }
    if (TreeFile.isHidden(path)) {
      hidden++;
      return false;
    }
    return true;
  }

  /** Whether the file is an image by its name and its size is within bounds. */
  boolean takes(String path, long bytes) {
    if (!TreeFile.isImage(path)) {
      others++;
      return false;
    }
    if (bytes > limits.fileBytes()) {
      throw fault(
          "holds %s of %,d bytes; an image file may have at most %,d"
              .formatted(path, bytes, limits.fileBytes()));
    }
    return true;
  }

  void file(String path, Supplier<byte[]> content) {
    if (!paths.add(path)) {
      throw fault("holds " + path + " twice");
    }
    files.add(new TreeFile(path, content));
  }

  void folder(String path) {
    folders.add(path);
  }

  DatasetException fault(String what) {
    return new DatasetException("%s %s.".formatted(root, what));
  }

  Tree build() {
    files.sort(Comparator.comparing(TreeFile::path));
    return new Tree(List.copyOf(files), folders, hidden, others);
  }
}
