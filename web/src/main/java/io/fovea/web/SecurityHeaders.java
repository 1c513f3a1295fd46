package io.fovea.web;

import org.eclipse.jetty.http.HttpFields;

/** What every reply tells a browser: load nothing from elsewhere, guess no types, tell nobody. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void putInto(HttpFields.Mutable headers) {
    headers.put("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cache-Control", "no-store");
  }
}
