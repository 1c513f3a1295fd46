package io.fovea.runtime.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/** A plain line now and then, for logs and pipes. */
final class LineProgress implements Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintStream log;
  private final Clock clock;
  private final String what;
  private final String unit;
  private final OptionalLong total;
  private final long before;
  private final Instant start;
  private Instant nextLine;
  private long done;
  private String note = "";

  LineProgress(
      PrintStream log, Clock clock, String what, String unit, OptionalLong total, long before) {
    this.log = log;
    this.clock = clock;
    this.what = what;
    this.unit = unit;
    this.total = total;
    this.before = before;
    this.done = before;
    this.start = clock.instant();
    this.nextLine = start.plus(BETWEEN_LINES);
  }

  @Override
  public void at(long nowDone, String nowNote) {
    done = nowDone;
    note = nowNote;
    Instant now = clock.instant();
    if (!now.isBefore(nextLine)) {
      nextLine = now.plus(BETWEEN_LINES);
      print(now);
    }
  }

  private void print(Instant now) {
    double seconds = Math.max(1e-3, Duration.between(start, now).toMillis() / 1e3);
    double speed = (done - before) / seconds;
    String counted =
        total.isPresent()
            ? text("%,d of %,d %s (%d %%)", done, total.getAsLong(), unit, percent())
            : text("%,d %s", done, unit);
    log.println(
        text("%s: %s, %,.0f %s/s%s", what, counted, speed, unit, left(speed))
            + (note.isEmpty() ? "" : ", " + note));
  }

  private long percent() {
    return total.getAsLong() == 0 ? 100 : (long) (100.0 * done / total.getAsLong());
  }

  private String left(double speed) {
    if (total.isEmpty() || done == before || done >= total.getAsLong()) {
      return "";
    }
    return ", " + duration((total.getAsLong() - done) / speed) + " left";
  }

  private static String duration(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  @Override
  public void say(String sentence) {
    log.println(sentence);
  }

  @Override
  public void close() {
    print(clock.instant());
  }
}
