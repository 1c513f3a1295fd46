package io.fovea.web.http;

import org.eclipse.jetty.http.HttpFields;

/** What every reply tells a browser: load nothing from elsewhere, guess no types, tell nobody. */
final class SecurityHeaders {
  /** An image that somebody chose is shown from the memory of the page: {@code blob:}. */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private SecurityHeaders() {}

  static void putInto(HttpFields.Mutable headers) {
    headers.put("Content-Security-Policy", POLICY);
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cache-Control", "no-store");
  }
}
