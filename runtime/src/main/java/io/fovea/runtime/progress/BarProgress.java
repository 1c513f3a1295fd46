package io.fovea.runtime.progress;

import java.io.PrintStream;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that is drawn anew in its line, with units a second and the time left. */
final class BarProgress implements Progress {
  private static final int COLUMNS = 110;
  private static final int REDRAW_MILLIS = 200;

  /** How a terminal is told to begin its line anew, without the bar that stands there. */
  private static final String CLEARED_LINE = "\r\u001b[2K";

  /** Whether a terminal goes on in the next line at its right edge: DEC's private mode 7. */
  private static final String CUT_AT_THE_EDGE = "\u001b[?7l";

  private static final String WRAP_AT_THE_EDGE = "\u001b[?7h";

  /** What the library takes for a total that nobody knows. */
  private static final long UNKNOWN = -1;

  private final PrintStream terminal;
  private final ProgressBar bar;

  BarProgress(PrintStream terminal, String what, String unit, OptionalLong total, long before) {
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName(what)
            .setInitialMax(total.orElse(UNKNOWN))
            .startsFrom(before, Duration.ZERO)
            .setStyle(ProgressBarStyle.ASCII)
            .setUnit("", 1)
            .showSpeed(
                new DecimalFormat(
                    "#,##0 '" + unit + "'", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setConsumer(new Line(terminal))
            .build();
  }

  @Override
  public void at(long done, String note) {
    bar.setExtraMessage(note.isEmpty() ? "" : " " + note);
    bar.stepTo(done);
  }

  @Override
  public void say(String sentence) {
    terminal.println(CLEARED_LINE + sentence);
  }

  @Override
  public void close() {
    bar.close();
  }

  /** Would fill a narrow terminal with the beginnings of bars if it were wrapped. */
  private static final class Line extends ConsoleProgressBarConsumer {
    private final PrintStream terminal;

    Line(PrintStream terminal) {
      super(terminal, COLUMNS);
      this.terminal = terminal;
    }

    @Override
    public void accept(String bar) {
      terminal.print(CUT_AT_THE_EDGE);
      super.accept(bar);
      terminal.print(WRAP_AT_THE_EDGE);
    }
  }
}
