package io.fovea.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory that is kept if it was given, and removed on close if it is a temporary one. */
public record DataDirectory(Path path, boolean temporary) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  /**
   * Makes it if it is missing.
   *
   * @param given nothing: a temporary one, whose name begins with {@code temporaryPrefix}
   * @throws LocalStackException if it cannot be made
   */
  public static DataDirectory open(Optional<Path> given, String temporaryPrefix) {
    try {
      if (given.isEmpty()) {
        return new DataDirectory(Files.createTempDirectory(temporaryPrefix), true);
      }
      Path path = given.get().toAbsolutePath().normalize();
      return new DataDirectory(Files.createDirectories(path), false);
    } catch (IOException e) {
      throw new LocalStackException("No directory for data could be made: " + e, e);
    }
  }

  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      LOG.warn("{} could not be removed: {}", path, e.toString());
    }
  }
}
