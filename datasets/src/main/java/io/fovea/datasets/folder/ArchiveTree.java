package io.fovea.datasets.folder;

import io.fovea.datasets.DatasetException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the image files of a tar archive into memory, still encoded: see RATIONALE.md for why not
 * to disk.
 */
final class ArchiveTree {

  private static final int BUFFER = 1 << 16;

  private final Path archive;
  private final FolderLimits limits;
  private final TreeBuilder tree;
  private long bytes;

  private ArchiveTree(Path archive, FolderLimits limits) {
    this.archive = archive;
    this.limits = limits;
    this.tree = new TreeBuilder(archive, limits);
  }

  static Tree list(Path archive, FolderLimits limits) {
    ArchiveTree reader = new ArchiveTree(archive, limits);
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(open(archive), StandardCharsets.UTF_8.name())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        reader.take(entry, tar);
      }
      return reader.tree.build();
    } catch (IOException e) {
      throw new DatasetException(
          "%s is no sound tar archive, or only part of one: %s".formatted(archive, e.getMessage()),
          e);
    }
  }

  private static InputStream open(Path archive) throws IOException {
    InputStream file = Files.newInputStream(archive);
    boolean gzip = Tree.isGzip(archive.getFileName().toString().toLowerCase(Locale.ROOT));
    try {
      return new BufferedInputStream(gzip ? new GZIPInputStream(file, BUFFER) : file, BUFFER);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void take(TarArchiveEntry entry, InputStream content) throws IOException {
    String path = safePath(entry.getName());
    if (path.isEmpty() || !tree.enters(path)) {
      return;
    }
    if (entry.isDirectory()) {
      tree.folder(path);
    } else if (!isPlainFile(entry)) {
      throw tree.fault(
          "holds %s, which is a link or no plain file: pack the file itself".formatted(path));
    } else if (tree.takes(path, entry.getSize())) {
      byte[] image = read(entry, content);
      tree.file(path, () -> image);
    }
  }

  private static boolean isPlainFile(TarArchiveEntry entry) {
    boolean link = entry.isSymbolicLink() || entry.isLink();
    boolean device = entry.isFIFO() || entry.isBlockDevice() || entry.isCharacterDevice();
    return entry.isFile() && !link && !device;
  }

  /** Less a leading {@code ./} and a closing {@code /}. */
  private String safePath(String name) {
    String[] parts = name.replace('\\', '/').split("/");
    if (name.startsWith("/") || Arrays.asList(parts).contains("..")) {
      throw tree.fault("holds '%s', a name that leads out of it".formatted(name));
    }
    return String.join(
        "/", Arrays.stream(parts).filter(p -> !p.isEmpty() && !p.equals(".")).toList());
  }

  private byte[] read(TarArchiveEntry entry, InputStream content) throws IOException {
    bytes += entry.getSize();
    if (bytes > limits.archiveBytes()) {
      throw tree.fault(
          "holds more than the %,d bytes of images that fit in memory: unpack it and give the"
                  .formatted(limits.archiveBytes())
              + " directory, or give the JVM more (-Xmx)");
    }
    byte[] image = content.readNBytes((int) entry.getSize());
    if (image.length < entry.getSize()) {
      throw new EOFException("ends inside " + entry.getName());
    }
    return image;
  }
}
