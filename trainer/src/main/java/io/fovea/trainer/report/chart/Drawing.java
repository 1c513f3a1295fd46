package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Palette;

/** Something that can be drawn in any palette. */
@FunctionalInterface
public interface Drawing {

  /** An {@code svg} element with {@code width}, {@code height} and a {@code viewBox}, in pixels. */
  Element draw(Palette palette);
}
