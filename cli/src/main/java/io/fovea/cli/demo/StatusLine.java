package io.fovea.cli.demo;

import io.fovea.runtime.Console;
import java.time.Duration;
import java.util.Locale;

/** One line about the stream: redrawn in place on a terminal, else told anew every few seconds. */
final class StatusLine {
  private static final Duration REDRAW = Duration.ofMillis(200);
  private static final Duration TELL_ANEW = Duration.ofSeconds(2);

  private final Console console;
  private long nextNanos = System.nanoTime();
  private boolean open;

  StatusLine(Console console) {
    this.console = console;
  }

  void show(DemoCount count, double seconds) {
    long now = System.nanoTime();
    if (now < nextNanos) {
      return;
    }
    nextNanos = now + (console.interactive() ? REDRAW : TELL_ANEW).toNanos();
    if (console.interactive()) {
      console.err().print("\r\033[K  " + text(count, seconds));
      console.err().flush();
      open = true;
    } else {
      console.err().println("  " + text(count, seconds));
    }
  }

  /** The last state, which stays. */
  void end(DemoCount count, double seconds) {
    console.err().println((open ? "\r\033[K  " : "  ") + text(count, seconds));
    open = false;
  }

  private static String text(DemoCount count, double seconds) {
    String accuracy =
        count
            .quality()
            .filter(quality -> quality.labelled() > 0)
            .map(quality -> ", " + quality.share())
            .orElse("");
    return String.format(
        Locale.ROOT,
        "%,d images in, %,d predictions out, %,d dead letters%s, %,.0f images/s",
        count.images(),
        count.predictions(),
        count.deadLetters(),
        accuracy,
        seconds > 0 ? count.predictions() / seconds : 0);
  }
}
