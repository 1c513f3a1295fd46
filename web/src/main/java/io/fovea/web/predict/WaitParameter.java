package io.fovea.web.predict;

import io.fovea.web.http.Problem;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** How long a request asks to wait: {@code ?wait=2.5}, in seconds. */
final class WaitParameter {
  static final String NAME = "wait";

  private static final Pattern SECONDS = Pattern.compile("\\d{1,5}(\\.\\d{1,3})?");

  private WaitParameter() {}

  /**
   * Reads it; what the limits say where a request does not.
   *
   * @throws Problem.Raised if it is no time, or too long a one
   */
  static Duration of(Request request, WebLimits limits) {
    try {
      return parse(Request.extractQueryParameters(request).getValue(NAME), limits);
    } catch (Problem.Raised told) {
      throw told;
    } catch (RuntimeException malformed) {
      throw new Problem(400, "query", "must be well-formed").raised();
    }
  }

  private static Duration parse(String text, WebLimits limits) {
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
