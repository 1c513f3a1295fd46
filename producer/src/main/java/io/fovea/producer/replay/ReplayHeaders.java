package io.fovea.producer.replay;

import java.nio.charset.StandardCharsets;

/**
 * Headers of a record that was put back; UTF-8 text, numbers in decimal. They stay on it, also when
 * it is rejected again: by them a chain of attempts is known. The names are a contract.
 */
public final class ReplayHeaders {
  /** The dead letter that it was, such as {@code images.dlq-0-17}. */
  public static final String REPLAYED_FROM = "fovea.replayed-from";

  /** How often the image was put back, this time included. */
  public static final String REPLAYS = "fovea.replays";

  private ReplayHeaders() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
