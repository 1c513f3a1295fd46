package io.fovea.cli.browser;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** How long a test waits for what must come, on a machine that has other things to do. */
public final class Patience {
  private static final Duration AT_MOST = Duration.ofSeconds(120);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /** Whatever the condition throws means: not yet. */
  public static void until(String what, Callable<Boolean> condition) {
    await(what)
        .atMost(AT_MOST)
        .pollInterval(PAUSE)
        .pollInSameThread()
        .ignoreExceptions()
        .until(condition);
  }

  /** The first value that comes without an exception. */
  public static <T> T first(String what, Callable<T> value) {
    return await(what)
        .atMost(AT_MOST)
        .pollInterval(PAUSE)
        .pollInSameThread()
        .ignoreExceptions()
        .until(value, found -> found != null);
  }
}
