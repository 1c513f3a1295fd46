package io.fovea.producer.tail;

import io.fovea.runtime.Screen;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Draws a text on a terminal anew when it changed, at most once a second.
 *
 * <p>Always from the upper left corner: whoever goes up by the number of lines that he wrote is
 * lost when the window was resized or somebody else wrote a line. What stood on the screen before
 * is scrolled away first, not overwritten. After each drawing the terminal is as it was, so nothing
 * has to be undone when the process ends, however it ends; and the last text stays.
 */
final class Redrawing {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final String HOME = "\u001b[H";
  private static final String CLEAR_TO_END_OF_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String HIDE_CURSOR = "\u001b[?25l";
  private static final String SHOW_CURSOR = "\u001b[?25h";

  /** Whether a terminal goes on in the next line at its right edge: DEC's private mode 7. */
  private static final String CUT_AT_THE_EDGE = "\u001b[?7l";

  private static final String WRAP_AT_THE_EDGE = "\u001b[?7h";

  private final PrintStream out;
  private final Screen screen;
  private final LongSupplier nanoTime;
  private long nextNanos;
  private String drawn = "";
  private Screen.Size drawnAt = new Screen.Size(0, 0);

  Redrawing(PrintStream out, Screen screen, LongSupplier nanoTime) {
    this.out = out;
    this.screen = screen;
    this.nanoTime = nanoTime;
    this.nextNanos = nanoTime.getAsLong();
  }

  /**
   * Draws it if it is time to, and if there is something new.
   *
   * @param text asked only when it is time; lines that end in a line break and fit the size
   */
  void draw(Function<Screen.Size, String> text) {
    long now = nanoTime.getAsLong();
    if (now - nextNanos < 0) {
      return;
    }
    nextNanos = now + SECOND;
    Screen.Size size = screen.size();
    String wanted = text.apply(size);
    if (!wanted.equals(drawn) || !size.equals(drawnAt)) {
      out.print((drawn.isEmpty() ? "\n".repeat(size.lines()) : "") + frame(wanted));
      out.flush();
      drawn = wanted;
      drawnAt = size;
    }
  }

  /** In one piece, so that nothing comes between. */
  private static String frame(String text) {
    return HIDE_CURSOR
        + CUT_AT_THE_EDGE
        + HOME
        + text.replace("\n", CLEAR_TO_END_OF_LINE + "\n")
        + CLEAR_BELOW
        + WRAP_AT_THE_EDGE
        + SHOW_CURSOR;
  }
}
