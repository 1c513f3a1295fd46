package io.fovea.trainer.report.markup;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a drawing takes its colours from. */
public enum Palette {
  LIGHT,
  DARK,
  /** The page's own variables: the drawing changes with the page's theme. */
  PAGE;

  public String of(Ink ink) {
    return switch (this) {
      case LIGHT -> ink.light();
      case DARK -> ink.dark();
      case PAGE -> "var(" + ink.variable() + ")";
    };
  }

  /** As in names of files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** CSS that sets the page's variables to this palette. */
  public String declarations() {
    return Arrays.stream(Ink.values())
        .map(ink -> ink.variable() + ":" + of(ink))
        .collect(Collectors.joining(";"));
  }
}
