package io.fovea.streamsclassifier.quality.application;

import io.fovea.runtime.settings.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right of one instance to a directory of state, as long as it runs. Kafka Streams has a lock
 * of its own, but asks for it late and tells nobody what to do.
 */
final class StateLock implements AutoCloseable {
  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes it, making the directory if it is missing, or adds why not. */
  static Optional<StateLock> take(Path directory, String applicationId, Faults faults) {
    try {
      Files.createDirectories(directory);
      Path file = directory.resolve(applicationId + ".lock");
      return taken(
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          directory,
          faults);
    } catch (IOException failed) {
      faults.add(
          "cannot keep state in "
              + directory
              + ": "
              + failed
              + "; name a directory that this user may write by --state-dir");
    }
    return Optional.empty();
  }

  private static Optional<StateLock> taken(FileChannel channel, Path directory, Faults faults)
      throws IOException {
    if (isTaken(channel)) {
      return Optional.of(new StateLock(channel));
    }
    channel.close();
    faults.add(
        "another instance keeps its state in "
            + directory
            + ": give each one on this machine a --state-dir of its own");
    return Optional.empty();
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  /** The file stays: to delete it would let two others each lock a file of that name. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
