package io.fovea.trainer.checkpoint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What tells two trainings apart, for people. */
final class Differences {

  private Differences() {}

  static List<String> between(Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .map(name -> "%s was %s and is %s".formatted(name, text(then, name), text(now, name)))
        .toList();
  }

  private static String text(Map<String, String> values, String name) {
    return values.getOrDefault(name, "not given");
  }
}
