package io.fovea.schemas.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/**
 * One address of the registry.
 *
 * @param authorization value of the header, if the registry wants one
 */
record RegistryEndpoint(URI base, Optional<String> authorization) {

  static List<RegistryEndpoint> from(RegistrySettings settings) {
    Credentials credentials = Credentials.from(settings);
    return settings.urls().stream().map(url -> parse(url.strip(), credentials)).toList();
  }

  private static RegistryEndpoint parse(String url, Credentials credentials) {
    try {
      URI uri = new URI(url);
      if (uri.getHost() == null
          || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        throw wrong();
      }
      URI base =
          new URI(
              uri.getScheme(),
              null,
              uri.getHost(),
              uri.getPort(),
              withoutSlash(uri.getPath()),
              null,
              null);
      return new RegistryEndpoint(base, credentials.headerFor(uri));
    } catch (URISyntaxException e) {
      throw wrong();
    }
  }

  /** Does not repeat the address: a password may stand in it. */
  private static ConfigException wrong() {
    return new ConfigException(
        "schema.registry.url must be http://HOST:PORT or https://HOST:PORT, perhaps with a path;"
            + " separate several with commas");
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  URI resolve(String path) {
    return URI.create(base + path);
  }

  /** The address alone: this goes into logs and messages. */
  @Override
  public String toString() {
    return base.toString();
  }
}
