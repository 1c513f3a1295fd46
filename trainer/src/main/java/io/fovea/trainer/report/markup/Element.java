package io.fovea.trainer.report.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of HTML or SVG. Text and attribute values are escaped when they are written: a label
 * comes from a folder's name, and may hold anything. Without children, {@code <g></g>} is written
 * and not {@code <g/>}: both parsers read that alike.
 */
public final class Element implements Node {
  /** Those of HTML that have no end tag, as far as a report needs them. */
  private static final Set<String> VOID = Set.of("br", "col", "img", "link", "meta");

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> children = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  public static Element of(String name) {
    return new Element(name);
  }

  public static Element of(String name, String text) {
    return new Element(name).text(text);
  }

  public Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** A length: two decimals are finer than a pixel of any screen. */
  public Element with(String attribute, double value) {
    return with(attribute, Decimals.trimmed(value, 2));
  }

  public Element add(Node... nodes) {
    return add(List.of(nodes));
  }

  public Element add(List<? extends Node> nodes) {
    children.addAll(nodes);
    return this;
  }

  public Element text(String text) {
    return add(out -> Escaping.append(out, text));
  }

  /** Text that is code of our own, in {@code style} and {@code script}: never data. */
  public Element verbatim(String code) {
    return add(out -> out.append(code));
  }

  @Override
  public void write(StringBuilder out) {
    out.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          out.append(' ').append(attribute).append("=\"");
          Escaping.append(out, value);
          out.append('"');
        });
    out.append('>');
    if (!VOID.contains(name)) {
      children.forEach(child -> child.write(out));
      out.append("</").append(name).append('>');
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    write(out);
    return out.toString();
  }
}
