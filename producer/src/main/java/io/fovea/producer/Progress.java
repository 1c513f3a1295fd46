package io.fovea.producer;

import io.fovea.runtime.Console;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar that redraws its line on a terminal, and elsewhere a plain line now and then: a
 * log must not fill with redrawn lines.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 100;
  private static final int REDRAW_MS = 250;
  private static final int PLAIN_LINE_MS = 5_000;

  /** Whoever has more such images wants their number, not a screen full of them. */
  private static final int MOST_NOTES = 20;

  private final Console console;
  private final ProgressBar bar;
  private int notes;

  Progress(Console console, String task, String unit, long size) {
    this.console = console;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(size)
            .setUnit(" " + unit, 1)
            .showSpeed()
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(console.interactive() ? REDRAW_MS : PLAIN_LINE_MS)
            .setConsumer(consumer(console))
            .build();
  }

  private static ProgressBarConsumer consumer(Console console) {
    return console.interactive()
        ? new ConsoleProgressBarConsumer(console.err(), WIDTH)
        : new DelegatingProgressBarConsumer(console.err()::println, WIDTH);
  }

  void step() {
    bar.step();
  }

  /** A sentence beside the bar. */
  synchronized void note(String sentence) {
    notes++;
    if (notes <= MOST_NOTES) {
      console.err().println((console.interactive() ? "\r\u001b[2K" : "") + sentence);
    } else if (notes == MOST_NOTES + 1) {
      console.err().println("... and more, which are only counted from here on");
    }
  }

  @Override
  public void close() {
    bar.close();
  }
}
