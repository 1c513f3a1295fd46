package io.fovea.datasets.download;

import java.io.IOException;
import java.net.UnknownHostException;

/** Says what went wrong, in words for people. */
final class Faults {

  private Faults() {}

  static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      // Its message is the bare name.
      return "no network, or no such host: " + e.getMessage();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
