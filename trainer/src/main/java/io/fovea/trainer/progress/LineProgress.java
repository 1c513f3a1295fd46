package io.fovea.trainer.progress;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A plain line now and then, for logs and pipes. */
final class LineProgress implements Progress {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final PrintStream log;
  private final Clock clock;
  private final String what;
  private final long images;
  private final Instant start;
  private Instant nextLine;
  private long done;
  private String note = "";

  LineProgress(PrintStream log, Clock clock, String what, long images) {
    this.log = log;
    this.clock = clock;
    this.what = what;
    this.images = images;
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
    double speed = done / seconds;
    String left =
        done == 0 || done >= images
            ? ""
            : String.format(Locale.ROOT, ", %s left", text((images - done) / speed));
    log.printf(
        Locale.ROOT,
        "%s: %,d of %,d images (%d %%), %,.0f images/s%s%s%n",
        what,
        done,
        images,
        images == 0 ? 100 : 100 * done / images,
        speed,
        left,
        note.isEmpty() ? "" : ", " + note);
  }

  private static String text(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  @Override
  public void close() {
    print(clock.instant());
  }
}
