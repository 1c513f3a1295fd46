package io.fovea.schemas.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Headers of dead letters, and of what was put back from there, as text. */
public final class HeaderText {
  private HeaderText() {}

  /** The last header of that name; nothing where there is none, or one without a value. */
  public static Optional<String> of(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), UTF_8));
  }
}
