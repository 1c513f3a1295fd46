package io.fovea.datasets.folder;

import io.fovea.datasets.DatasetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.StringJoiner;

/** Lists a directory. */
final class DirectoryTree extends SimpleFileVisitor<Path> {

  private final Path root;
  private final FolderLimits limits;
  private final TreeBuilder tree;

  /**
   * @param root without links
   */
  private DirectoryTree(Path root, FolderLimits limits, TreeBuilder tree) {
    this.root = root;
    this.limits = limits;
    this.tree = tree;
  }

  static Tree list(Path root, FolderLimits limits) {
    TreeBuilder tree = new TreeBuilder(root, limits);
    try {
      // The root itself may be a link: the user named it.
      Path real = root.toRealPath();
      Files.walkFileTree(real, new DirectoryTree(real, limits, tree));
    } catch (IOException e) {
      throw new DatasetException("%s cannot be read: %s".formatted(root, e), e);
    }
    return tree.build();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.equals(root)) {
      return FileVisitResult.CONTINUE;
    }
    if (!tree.enters(relative(directory))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    tree.folder(relative(directory));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String path = relative(file);
    if (!tree.enters(path)) {
      return FileVisitResult.CONTINUE;
    }
    if (!attributes.isRegularFile()) {
      throw tree.fault(
          "holds %s, which is a link or no plain file: put the file itself there".formatted(path));
    }
    if (tree.takes(path, attributes.size())) {
      tree.file(path, () -> read(file, limits.fileBytes()));
    }
    return FileVisitResult.CONTINUE;
  }

  private String relative(Path path) {
    StringJoiner parts = new StringJoiner("/");
    root.relativize(path).forEach(part -> parts.add(part.toString()));
    return parts.toString();
  }

  /** Bounded again, since the file may have grown since it was listed. */
  static byte[] read(Path file, long maxBytes) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(maxBytes + 1));
      if (bytes.length > maxBytes) {
        throw new DatasetException(
            "%s has more than the %,d bytes that an image file may have."
                .formatted(file, maxBytes));
      }
      return bytes;
    } catch (IOException e) {
      throw new DatasetException("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
