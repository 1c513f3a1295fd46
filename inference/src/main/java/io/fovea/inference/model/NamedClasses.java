package io.fovea.inference.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The classes that a network's configuration names. Whoever reads it loads them before he knows
 * whether they fit, and what is in their static initializers runs.
 */
final class NamedClasses {
  private static final String KEY = "@class";
  private static final List<String> OF_DL4J = List.of("org.deeplearning4j.", "org.nd4j.");

  private NamedClasses() {}

  /**
   * Names under the key for it must be DL4J's, known or not. Others must not be classes: Jackson
   * also takes {@code ["class", {}]}, where no key tells them from the name of a layer.
   *
   * @throws IllegalArgumentException naming one that is not DL4J's
   */
  static void check(JsonNode configuration) {
    configuration
        .findValues(KEY)
        .forEach(name -> parts(name.asText()).forEach(NamedClasses::check));
    Set<String> texts = new HashSet<>();
    collect(configuration, texts);
    for (String text : texts) {
      parts(text).stream().filter(NamedClasses::isClass).forEach(NamedClasses::check);
    }
  }

  private static void check(String name) {
    Checks.check(
        OF_DL4J.stream().anyMatch(name::startsWith),
        "its network names a class that is not DL4J's, '" + name + "'");
  }

  private static void collect(JsonNode node, Set<String> texts) {
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> collect(child, texts));
  }

  /** Of {@code a.List<b.C>}, both. */
  private static List<String> parts(String name) {
    return List.of(name.split("[<>,]"));
  }

  /** Looks without running anything of it. */
  private static boolean isClass(String name) {
    try {
      Class.forName(name, false, NamedClasses.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError none) {
      return false;
    }
  }
}
