package io.fovea.datasets.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CacheLockTest {

  @TempDir Path cache;
  private volatile boolean taken;

  @Test
  @Timeout(60)
  void waitsForAnotherProcess() throws Exception {
    Process other = holder();
    try (BufferedReader out = other.inputReader()) {
      assertThat(out.readLine()).isEqualTo("locked");
      Thread mine = new Thread(this::takeAndGiveBack);
      mine.start();
      await().until(() -> waitsForTheFile(mine));
      other.getOutputStream().close();
      mine.join();
      assertThat(taken).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  private void takeAndGiveBack() {
    try {
      CacheLock.take(cache).close();
      taken = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean waitsForTheFile(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().endsWith("FileChannelImpl")
                    && frame.getMethodName().equals("lock"));
  }

  private Process holder() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes =
        Path.of(LockHolder.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            classes.toString(),
            LockHolder.class.getName(),
            cache.resolve(".lock").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
