package io.fovea.web.live.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;

/**
 * The newest state of one kind, as it goes over the wire. Encoded once and shared by all watchers;
 * its bytes are not to be changed.
 *
 * @param kind such as {@code traffic}
 * @param version higher than that of each message of the kind before it
 */
public record Message(String kind, long version, byte[] bytes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An event with JSON as its data, which has no line ends. */
  public static Message of(String kind, long version, Object state) {
    try {
      byte[] json = JSON.writeValueAsBytes(state);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 40);
      bytes.writeBytes(("event: " + kind + "\ndata: ").getBytes(UTF_8));
      bytes.writeBytes(json);
      bytes.writeBytes("\n\n".getBytes(UTF_8));
      return new Message(kind, version, bytes.toByteArray());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A comment, which a browser passes over: shows both ends that the other one is there. */
  public static Message heartbeat(long version) {
    return new Message("", version, ": still here\n\n".getBytes(UTF_8));
  }
}
