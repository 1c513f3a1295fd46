package io.fovea.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * A file that anybody may have, in memory from the start. Only what was named in the code is ever
 * served: no part of a request is made a path.
 */
public final class StaticFile implements Route {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");
  private static final int TAG_BYTES = 12;

  private final String tag;
  private final Reply whole;
  private final Reply unchanged;

  private StaticFile(String contentType, byte[] content) {
    this.tag = '"' + tag(content) + '"';
    this.whole = cached(Reply.of(200, contentType, content));
    this.unchanged = cached(Reply.empty(304));
  }

  /**
   * Reads it from the class path.
   *
   * @param resource from the root, such as {@code /io/fovea/web/site/fovea.css}
   * @throws IllegalArgumentException if there is none, or its ending has no known type
   */
  public static StaticFile of(String resource) {
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    try (InputStream in = StaticFile.class.getResourceAsStream(resource)) {
      if (in == null || type == null) {
        throw new IllegalArgumentException("no file of a known type: " + resource);
      }
      return new StaticFile(type, in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public CompletableFuture<Reply> answer(Request request, String variable) {
    return CompletableFuture.completedFuture(isKnown(request) ? unchanged : whole);
  }

  private boolean isKnown(Request request) {
    String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
  }

  /** Asked for anew each time, and told not to have changed: a new version shows at once. */
  private Reply cached(Reply reply) {
    return reply.with("Cache-Control", "no-cache").with("ETag", tag);
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
