package io.fovea.datasets.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes trees whose files hold their own paths. */
final class SmallTree {

  private SmallTree() {}

  /** Names that end in a slash become folders. */
  static Path directory(Path root, String... names) {
    try {
      for (String name : names) {
        Path path = root.resolve(name);
        if (name.endsWith("/")) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.writeString(path, name);
        }
      }
      return root;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Packed with gzip if the name of the file ends so. */
  static Path archive(Path file, String... names) {
    try (TarArchiveOutputStream tar = open(file)) {
      for (String name : names) {
        byte[] content = name.endsWith("/") ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        put(tar, entry, content);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TarArchiveOutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            file.toString().endsWith("gz") ? new GZIPOutputStream(out) : out);
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    return tar;
  }

  static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] content)
      throws IOException {
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
