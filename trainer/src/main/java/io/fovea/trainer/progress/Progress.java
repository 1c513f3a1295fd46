package io.fovea.trainer.progress;

import io.fovea.runtime.Console;
import java.time.Clock;

/** How far a piece of work is. */
public interface Progress extends AutoCloseable {

  /**
   * Tells how much is done.
   *
   * @param done since the start
   * @param note what else is worth saying now, short; may be empty
   */
  void at(long done, String note);

  /** Ends the showing, done or not. */
  @Override
  void close();

  /**
   * Starts to show.
   *
   * @param what is being done, such as {@code Training}
   * @param images how many images it takes in all
   */
  static Progress start(Console console, Clock clock, String what, long images) {
    return console.interactive()
        ? new BarProgress(console.err(), what, images)
        : new LineProgress(console.err(), clock, what, images);
  }
}
