package io.fovea.web.http;

import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What a client would like to read: HTML where it says so, as browsers do, and JSON else. */
public final class Accepts {
  private static final List<String> HTML = List.of("text/html", "application/xhtml+xml");
  private static final List<String> OTHER =
      List.of("application/json", Problem.CONTENT_TYPE, "application/*", "*/*");

  private Accepts() {}

  public static boolean html(Request request) {
    return types(request).stream()
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter(type -> HTML.contains(type) || OTHER.contains(type))
        .findFirst()
        .map(HTML::contains)
        .orElse(false);
  }

  /** The best one first. */
  private static List<String> types(Request request) {
    try {
      return request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
    } catch (RuntimeException malformed) { // such as a quote without an end
      return List.of();
    }
  }
}
