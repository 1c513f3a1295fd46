package io.fovea.trainer.report;

import io.fovea.runtime.Causes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;

/** Puts files into a directory so that a fault on the way leaves what was there as it was. */
final class ReportFiles {
  private static final String STAGING = ".report-";

  private ReportFiles() {}

  static void write(Path directory, Map<String, byte[]> files) {
    try {
      Files.createDirectories(directory);
      // In the directory itself: only within a file system is a move a change of name.
      Path staging = Files.createTempDirectory(directory, STAGING);
      try {
        stage(staging, files);
        removeStale(directory, files);
        for (String name : files.keySet()) {
          Files.move(
              staging.resolve(name), directory.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      } finally {
        remove(staging);
      }
    } catch (IOException fault) {
      throw new ReportException(
          "the report cannot be written to %s: %s. Mend that, or name another directory with --report"
              .formatted(directory, reason(fault)),
          fault);
    }
  }

  private static void stage(Path staging, Map<String, byte[]> files) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(staging.resolve(file.getKey()), file.getValue());
    }
  }

  /** Pictures of an earlier report that the new one does not have would be taken for its own. */
  private static void removeStale(Path directory, Map<String, byte[]> files) throws IOException {
    Path index = directory.resolve(ReportWriter.INDEX);
    if (Files.isRegularFile(index)) {
      for (String name : Page.files(Files.readString(index, StandardCharsets.ISO_8859_1))) {
        if (!files.containsKey(name)) {
          Files.deleteIfExists(directory.resolve(name));
        }
      }
    }
  }

  private static void remove(Path staging) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(staging)) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(staging);
  }

  /** What keeps files from being written there, as far as one can tell before trying. */
  static Optional<String> fault(Path directory) {
    Path there = directory.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there)) {
      return Optional.of("%s is no directory".formatted(there));
    }
    return Files.isWritable(there)
        ? Optional.empty()
        : Optional.of("%s may not be written to".formatted(there));
  }

  /** A file system's exception may have nothing but a path for its message. */
  private static String reason(IOException fault) {
    if (fault instanceof AccessDeniedException denied) {
      return "no permission to write " + denied.getFile();
    } else if (fault instanceof FileAlreadyExistsException file) {
      return file.getFile() + " is no directory";
    }
    return Causes.of(fault);
  }
}
