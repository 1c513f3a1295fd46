package io.fovea.runtime;

import java.util.ArrayList;
import java.util.List;

/** What went wrong, in one line: libraries wrap the cause in what failed because of it. */
public final class Causes {
  private static final int DEEPEST = 5;

  private Causes() {}

  /** The message of a failure, and those of its causes that it does not repeat. */
  public static String of(Throwable failure) {
    List<String> messages = new ArrayList<>();
    for (Throwable at = failure; at != null && messages.size() < DEEPEST; at = at.getCause()) {
      String message = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
      if (messages.stream().noneMatch(said -> said.contains(message))) {
        messages.add(message);
      }
    }
    return String.join(": ", messages);
  }
}
