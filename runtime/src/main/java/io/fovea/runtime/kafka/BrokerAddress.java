package io.fovea.runtime.kafka;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where one broker listens. */
record BrokerAddress(String host, int port) {
  /** What Kafka's own clients take: an optional protocol, a name or an address, a port. */
  private static final Pattern FORM =
      Pattern.compile("(?:[a-zA-Z_]+://)?\\[?([0-9a-zA-Z\\-%._:]+?)]?:(\\d{1,5})");

  /**
   * Reads {@code HOST:PORT[,...]}.
   *
   * @throws IllegalArgumentException if one of them has another form
   */
  static List<BrokerAddress> parse(String bootstrapServers) {
    return Arrays.stream(bootstrapServers.split(",", -1))
        .map(String::strip)
        .map(BrokerAddress::one)
        .toList();
  }

  private static BrokerAddress one(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(text);
    }
    int port = Integer.parseInt(form.group(2));
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(text);
    }
    return new BrokerAddress(form.group(1), port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
