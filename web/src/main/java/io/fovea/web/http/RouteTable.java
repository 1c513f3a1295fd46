package io.fovea.web.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which route answers what. Filled before the server starts, and not changed any more then. */
public final class RouteTable {

  /**
   * A route and who may use it.
   *
   * @param open anybody who can reach the server, without the access token
   */
  record Entry(Route route, boolean open) {}

  /**
   * What there is at a path.
   *
   * @param variable of the path, may be empty
   * @param methods in the order of the alphabet
   */
  record Found(String variable, Map<String, Entry> methods) {}

  private record Paths(PathPattern pattern, Map<String, Entry> methods) {}

  private final Map<String, Paths> paths = new LinkedHashMap<>();

  /** For what tells nothing: pages and what they are made of. */
  public RouteTable open(String method, String path, Route route) {
    return add(method, path, new Entry(route, true));
  }

  /** For who bears the access token, where there is one. */
  public RouteTable guarded(String method, String path, Route route) {
    return add(method, path, new Entry(route, false));
  }

  /** Every path with its methods, as they were added. */
  public Map<String, Iterable<String>> all() {
    Map<String, Iterable<String>> all = new LinkedHashMap<>();
    paths.forEach((path, there) -> all.put(path, there.methods().keySet()));
    return all;
  }

  Optional<Found> find(String path) {
    return paths.values().stream()
        .flatMap(
            there ->
                there.pattern().match(path).stream()
                    .map(variable -> new Found(variable, there.methods())))
        .findFirst();
  }

  private RouteTable add(String method, String path, Entry entry) {
    Entry before =
        paths
            .computeIfAbsent(path, text -> new Paths(new PathPattern(text), new TreeMap<>()))
            .methods()
            .put(method, entry);
    if (before != null) {
      throw new IllegalArgumentException("twice: " + method + " " + path);
    }
    return this;
  }
}
