package io.fovea.web.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A piece of a page. Text and values of attributes are escaped here and nowhere else: there is no
 * way to put markup in by a text, so nobody can forget it.
 */
public final class Html {
  private static final Set<String> EMPTY = Set.of("img", "input", "link", "meta");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  public static Html text(String text) {
    return new Html(escape(text));
  }

  /** An element with a text in it; {@code names} are class names, may be empty. */
  public static Html element(String name, String names, String text) {
    return element(name, names.isEmpty() ? Map.of() : Map.of("class", names), text(text));
  }

  /** An element with others in it. Name and names of attributes are those of the code. */
  public static Html element(String name, Map<String, String> attributes, Html... children) {
    String start =
        attributes.entrySet().stream()
            .map(one -> " " + one.getKey() + "=\"" + escape(one.getValue()) + '"')
            .collect(Collectors.joining("", "<" + name, ">"));
    return new Html(EMPTY.contains(name) ? start : start + all(children) + "</" + name + ">");
  }

  /** Names and values in turn. */
  public static Map<String, String> with(String... namesAndValues) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      attributes.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return attributes;
  }

  static String all(Html... pieces) {
    return Arrays.stream(pieces).map(Html::toString).collect(Collectors.joining());
  }

  /** The markup. */
  @Override
  public String toString() {
    return markup;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
