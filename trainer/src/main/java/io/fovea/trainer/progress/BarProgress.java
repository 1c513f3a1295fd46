package io.fovea.trainer.progress;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn anew in its line, with images a second and the time left. */
final class BarProgress implements Progress {
  private static final int COLUMNS = 110;
  private static final int REDRAW_MILLIS = 200;

  private final ProgressBar bar;

  BarProgress(PrintStream terminal, String what, long images) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(images)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit("", 1)
            .showSpeed(
                new DecimalFormat("#,##0 images", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new ConsoleProgressBarConsumer(terminal, COLUMNS))
            .build();
  }

  @Override
  public void at(long done, String note) {
    bar.setExtraMessage(note.isEmpty() ? "" : " " + note);
    bar.stepTo(done);
  }

  @Override
  public void close() {
    bar.close();
  }
}
