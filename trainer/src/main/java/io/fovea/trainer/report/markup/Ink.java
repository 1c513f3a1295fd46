package io.fovea.trainer.report.markup;

import java.util.Locale;

/**
 * What a colour is for, and which one it is in each theme. Text has a contrast of at least 4.5 to
 * the card behind it (WCAG 2.1, 1.4.3). {@link #FIRST} and {@link #SECOND}, blue and orange, are
 * told apart with every common colour blindness.
 */
public enum Ink {
  PAGE("#f4f6f9", "#0d1117"),
  CARD("#ffffff", "#161c26"),
  TEXT("#17202e", "#e6eaf1"),
  MUTED("#566176", "#9ba7b9"),
  LINE("#dde3ec", "#2d3747"),
  FIRST("#1c5bb8", "#74b0ff"),
  SECOND("#b94e06", "#ffa657"),
  THIRD("#0b7568", "#4fd1b5"),
  /** For writing on tinted patches: one of black and white always has a contrast of 4.5. */
  BLACK("#000000", "#000000"),
  WHITE("#ffffff", "#ffffff"),
  BLACK_ON_LIGHT("#000000", "#ffffff"),
  WHITE_ON_LIGHT("#ffffff", "#000000");

  private final String light;
  private final String dark;

  Ink(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  String light() {
    return light;
  }

  String dark() {
    return dark;
  }

  /** The CSS variable that holds it in the page. */
  String variable() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
