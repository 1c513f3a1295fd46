package io.fovea.web.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Where a library for browsers stands on the class path. */
final class WebJar {
  private static final String ABOUT = "/META-INF/maven/org.webjars.npm/%s/pom.properties";
  private static final String FILES = "/META-INF/resources/webjars/%s/%s/%s";

  private WebJar() {}

  /** The path has the version in it, which is told in the build alone. */
  static String file(String library, String file) {
    Properties about = new Properties();
    try (InputStream in = WebJar.class.getResourceAsStream(ABOUT.formatted(library))) {
      about.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return FILES.formatted(library, about.getProperty("version"), file);
  }
}
