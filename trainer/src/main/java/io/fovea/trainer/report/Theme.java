package io.fovea.trainer.report;

import io.fovea.trainer.report.markup.Palette;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks, in both themes, and the rule that it loads nothing from anywhere. */
final class Theme {
  static final String STYLE = colours() + resource("report.css");
  static final String SCRIPT = resource("report.js");

  /** Even if a label got markup into the page, the browser would run and fetch nothing. */
  static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
          + sha256(SCRIPT)
          + "'";

  private Theme() {}

  /** Paper is white whatever the screen was. */
  private static String colours() {
    return """
        :root { %1$s; }
        .in-dark { display: none; }
        @media screen and (prefers-color-scheme: dark) {
          :root:not([data-theme="light"]) { %2$s; }
          :root:not([data-theme="light"]) .in-dark { display: inline; }
          :root:not([data-theme="light"]) .in-light { display: none; }
        }
        @media screen {
          :root[data-theme="dark"] { %2$s; }
          :root[data-theme="dark"] .in-dark { display: inline; }
          :root[data-theme="dark"] .in-light { display: none; }
        }
        """
        .formatted(Palette.LIGHT.declarations(), Palette.DARK.declarations());
  }

  private static String resource(String name) {
    try (InputStream in = Theme.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
