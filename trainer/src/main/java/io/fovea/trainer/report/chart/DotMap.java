package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.chart.HeatMap.Cell;
import io.fovea.trainer.report.markup.Contrast;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import io.fovea.trainer.report.picture.Png;
import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * A confusion matrix of many classes as an image, a pixel for each cell or block of cells: a
 * million elements would choke a browser.
 */
record DotMap(int classes, HeatMap map) implements Drawing {
  private static final double SIDE = 520;

  /** More would be thinner than a pixel of the screen, and vanish. */
  private static final int MOST_PIXELS = 260;

  @Override
  public Element draw(Palette palette) {
    Axis index = Axis.counting("class, by its index", 0, classes - 1);
    double left = Plot.labelRoom(index);
    double top = 36;
    Canvas canvas = new Canvas(palette, left + SIDE + 14, top + SIDE + 80);
    map.caption(canvas);
    paint(canvas, left, top);
    labels(canvas, index, left, top);
    Shades.legend(canvas, left, top + SIDE + 56, map.worst());
    return canvas.svg();
  }

  /** In the page, both images stand in the same place, and the theme hides one. */
  private void paint(Canvas canvas, double left, double top) {
    switch (canvas.palette()) {
      case PAGE -> {
        canvas.image(left, top, SIDE, SIDE, image(Palette.LIGHT)).with("class", "in-light");
        canvas.image(left, top, SIDE, SIDE, image(Palette.DARK)).with("class", "in-dark");
      }
      default -> canvas.image(left, top, SIDE, SIDE, image(canvas.palette()));
    }
  }

  private void labels(Canvas canvas, Axis index, double left, double top) {
    for (double tick : index.ticks()) {
      double at = SIDE * (tick + 0.5) / classes;
      canvas.ending(left - 8, top + at + 4.5, index.label().apply(tick), Ink.MUTED);
      canvas.line(left - 4, top + at, left, top + at, Ink.MUTED);
      canvas.centred(left + at, top + SIDE + 19, index.label().apply(tick), Ink.MUTED);
      canvas.line(left + at, top + SIDE, left + at, top + SIDE + 4, Ink.MUTED);
    }
    canvas.centred(left + SIDE / 2, top + SIDE + 38, index.title(), Ink.MUTED);
  }

  private int block() {
    return (classes + MOST_PIXELS - 1) / MOST_PIXELS;
  }

  /** Of a block, the strongest cell is shown; on the diagonal, the strongest hit. */
  private String image(Palette palette) {
    int side = (classes + block() - 1) / block();
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    double[] hits = new double[side * side];
    double[] mistakes = new double[side * side];
    for (Cell cell : map.cells()) {
      int at = cell.row() / block() * side + cell.column() / block();
      double[] shown = cell.hit() ? hits : mistakes;
      shown[at] = Math.max(shown[at], Shades.strength(cell, map.worst()));
    }
    for (int at = 0; at < hits.length; at++) {
      boolean hit = hits[at] > 0;
      image.setRGB(
          at % side,
          at / side,
          mixed(palette, hit ? Ink.FIRST : Ink.SECOND, hit ? hits[at] : mistakes[at]));
    }
    return Png.dataUri(image);
  }

  private static int mixed(Palette palette, Ink ink, double strength) {
    double[] mix = Contrast.mixed(palette, ink, strength);
    return new Color((float) mix[0], (float) mix[1], (float) mix[2]).getRGB();
  }
}
