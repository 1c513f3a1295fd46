package io.fovea.datasets.download;

import io.fovea.datasets.DownloadListener;
import io.fovea.datasets.download.Transfer.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches files into a cache. What is there under its own name is whole and verified; a transfer in
 * progress, or broken off, ends in {@code .part} and is taken up again next time.
 */
public final class Downloads {

  private static final Logger log = LoggerFactory.getLogger(Downloads.class);

  private final Patience patience;
  private final DownloadListener listener;

  public Downloads(Patience patience, DownloadListener listener) {
    this.patience = patience;
    this.listener = listener;
  }

  /**
   * Returns when {@code target} is there.
   *
   * @throws DownloadException if no address gave it
   * @throws IOException if the cache cannot be written
   */
  public void fetch(RemoteFile file, Path target) throws DownloadException, IOException {
    if (Files.exists(target)) {
      return;
    }
    Files.createDirectories(target.getParent());
    try (CacheLock lock = CacheLock.take(target.getParent())) {
      // Another process may have fetched it while this one waited.
      if (!Files.exists(target)) {
        fromAny(file, target, lock);
      }
    }
  }

  /**
   * @param held proof that nobody else writes to the part
   */
  private void fromAny(RemoteFile file, Path target, CacheLock held) throws DownloadException {
    List<String> attempts = new ArrayList<>();
    IOException last = null;
    for (URI address : file.addresses()) {
      try {
        from(address, file, target);
        return;
      } catch (IOException e) {
        attempts.add(address + ": " + Faults.reason(e));
        last = e;
      }
    }
    throw new DownloadException(attempts, last);
  }

  private void from(URI address, RemoteFile file, Path target) throws IOException {
    for (int failures = 1; ; failures++) {
      try {
        attempt(address, file, target);
        return;
      } catch (RefusedException e) {
        throw e;
      } catch (IOException e) {
        if (failures == patience.tries()) {
          throw e;
        }
        log.info("{}: {}; trying again", address, Faults.reason(e));
        pause(failures);
      }
    }
  }

  private void attempt(URI address, RemoteFile file, Path target) throws IOException {
    String name = target.getFileName().toString();
    Path part = target.resolveSibling(name + ".part");
    boolean resumed = new Transfer(name, file.maxBytes(), patience, listener).into(part, address);
    try {
      file.check().check(part);
    } catch (IOException e) {
      Files.delete(part);
      // Two halves that do not match may each be sound, so a resumed file gets one more chance.
      String fault = "not the right file: " + Faults.reason(e);
      throw resumed ? new IOException(fault, e) : refused(fault, e);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static RefusedException refused(String fault, IOException cause) {
    RefusedException refused = new RefusedException(fault);
    refused.initCause(cause);
    return refused;
  }

  private void pause(int failures) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(patience.pauseAfter(failures).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
