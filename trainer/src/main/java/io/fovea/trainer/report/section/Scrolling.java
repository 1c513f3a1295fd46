package io.fovea.trainer.report.section;

import io.fovea.trainer.report.markup.Element;

/** What may be wider than a screen: it scrolls by itself, by keyboard too. */
final class Scrolling {

  private Scrolling() {}

  static Element region(String name, Element content) {
    return Element.of("div")
        .with("class", "scroll")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-label", name)
        .add(content);
  }
}
