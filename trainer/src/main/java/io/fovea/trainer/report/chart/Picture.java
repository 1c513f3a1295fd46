package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Palette;

/**
 * A drawing that becomes a part of the page and files of its own.
 *
 * @param name of the files, less the theme: letters, digits and {@code -}
 * @param alternative what one would say of it to somebody who cannot see it
 */
public record Picture(String name, String alternative, Drawing drawing) {

  /** For the page, in the page's theme. */
  public Element inline() {
    return drawing.draw(Palette.PAGE).with("role", "img").with("aria-label", alternative);
  }
}
