package io.fovea.datasets.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one download at a time into a directory, of all processes and threads. The lock file stays:
 * whoever deleted it could delete one that another process just took.
 */
final class CacheLock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CacheLock.class);

  /**
   * A file lock is held by the whole process, so it keeps threads apart only with this one before
   * it.
   */
  private static final ReentrantLock THIS_PROCESS = new ReentrantLock();

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  static CacheLock take(Path directory) throws IOException {
    THIS_PROCESS.lock();
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock(channel, directory);
      return new CacheLock(channel);
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
      }
      THIS_PROCESS.unlock();
      throw e;
    }
  }

  private static void lock(FileChannel channel, Path directory) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock == null) {
      log.info("Another process is downloading to {}: waiting for it", directory);
      channel.lock();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      THIS_PROCESS.unlock();
    }
  }
}
