package io.fovea.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What goes back to whoever asked.
 *
 * @param contentType empty where there is no body
 */
public record Reply(int status, String contentType, Map<String, String> headers, Body body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What follows the headers. */
  @FunctionalInterface
  public interface Body {

    /**
     * Writes all of it, now or piece by piece for as long as it likes, and then completes the
     * callback, or fails it; once.
     */
    void writeTo(Response response, Callback callback);
  }

  /** Of bytes that are there already. */
  private record Bytes(byte[] bytes) implements Body {
    @Override
    public void writeTo(Response response, Callback callback) {
      response.write(true, ByteBuffer.wrap(bytes), callback);
    }
  }

  public static Reply of(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, Map.of(), new Bytes(body));
  }

  /** Nothing but the status. */
  public static Reply empty(int status) {
    return of(status, "", new byte[0]);
  }

  public static Reply json(int status, Map<String, ?> body) {
    return json(status, "application/json", body);
  }

  public static Reply json(int status, String contentType, Map<String, ?> body) {
    try {
      return of(status, contentType, JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A body that comes piece by piece, and may never end by itself. */
  public static Reply stream(String contentType, Body body) {
    return new Reply(200, contentType, Map.of(), body);
  }

  /** With a header more, or another value of it. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, more, body);
  }

  void writeTo(Response response, Callback callback, boolean headOnly) {
    response.setStatus(status);
    if (!contentType.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    }
    headers.forEach(response.getHeaders()::put);
    if (headOnly && !(body instanceof Bytes)) { // Jetty leaves out bytes, and tells their length
      response.write(true, ByteBuffer.allocate(0), callback);
    } else {
      body.writeTo(response, callback);
    }
  }
}
