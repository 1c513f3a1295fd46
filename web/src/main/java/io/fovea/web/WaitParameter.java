package io.fovea.web;

import java.time.Duration;
import java.util.regex.Pattern;

/** How long a request asks to wait: {@code ?wait=2.5}, in seconds. */
final class WaitParameter {
  static final String NAME = "wait";

  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,3})?");

  private WaitParameter() {}

  /**
   * Reads it.
   *
   * @param text {@code null} where the request does not say
   * @throws Problem.Raised if it is no time, or too long a one
   */
  static Duration parse(String text, WebLimits limits) {
    if (text == null) {
      return limits.waitUnasked();
    }
    if (SECONDS.matcher(text).matches()) {
      Duration wait = Duration.ofMillis(Math.round(Double.parseDouble(text) * 1_000));
      if (wait.compareTo(limits.maxWait()) <= 0) {
        return wait;
      }
    }
    throw new Problem(
            400, NAME, "must be seconds from 0 to " + limits.maxWait().toMillis() / 1_000.0)
        .raised();
  }
}
