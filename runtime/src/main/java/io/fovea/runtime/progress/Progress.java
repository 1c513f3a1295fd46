package io.fovea.runtime.progress;

import io.fovea.runtime.Console;
import java.time.Clock;
import java.util.OptionalLong;

/** Shows how far a piece of work is, on the console's {@code err}. */
public interface Progress extends AutoCloseable {

  /**
   * Tells how much is done.
   *
   * @param done since the start, in the unit that was given at the start
   * @param note what else is worth saying now, short; may be empty
   */
  void at(long done, String note);

  /** Says a sentence that stays, in a line of its own. Safe for use by any thread. */
  void say(String sentence);

  /** Ends the showing, done or not. */
  @Override
  void close();

  /**
   * Starts to show: by a bar on a terminal, elsewhere by a plain line now and then.
   *
   * @param what is being done, such as {@code Training}
   * @param unit what is counted, in the plural, such as {@code images}
   * @param total how many units it takes in all; absent if nobody knows
   */
  static Progress start(
      Console console, Clock clock, String what, String unit, OptionalLong total) {
    return start(console, clock, what, unit, total, 0);
  }

  /**
   * Likewise, of work that goes on.
   *
   * @param before how much was done earlier: it took no time of this run
   */
  static Progress start(
      Console console, Clock clock, String what, String unit, OptionalLong total, long before) {
    return console.interactive()
        ? new BarProgress(console.err(), what, unit, total, before)
        : new LineProgress(console.err(), clock, what, unit, total, before);
  }
}
