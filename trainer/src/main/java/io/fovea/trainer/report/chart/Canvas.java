package io.fovea.trainer.report.chart;

import io.fovea.trainer.report.markup.Decimals;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.markup.Ink;
import io.fovea.trainer.report.markup.Palette;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The strokes that charts are made of. Each is added at once, and returned for more attributes.
 * Pixels; y grows downwards.
 */
final class Canvas {
  /** Of a picture that stands alone. */
  private static final double MARGIN = 16;

  private final Palette palette;
  private final Element svg;

  Canvas(Palette palette, double width, double height) {
    this.palette = palette;
    double margin = palette == Palette.PAGE ? 0 : MARGIN;
    double outerWidth = width + 2 * margin;
    double outerHeight = height + 2 * margin;
    this.svg =
        Element.of("svg")
            .with("viewBox", box(-margin, -margin, outerWidth, outerHeight))
            .with("width", outerWidth)
            .with("height", outerHeight)
            .with("font-size", Lettering.SIZE);
    if (palette != Palette.PAGE) {
      // Alone it is an XML file, and the face is named as Java knows it.
      svg.with("xmlns", "http://www.w3.org/2000/svg").with("font-family", "SansSerif");
      rect(-margin, -margin, outerWidth, outerHeight, Ink.CARD);
    }
  }

  private static String box(double... numbers) {
    return DoubleStream.of(numbers)
        .mapToObj(number -> Decimals.trimmed(number, 2))
        .collect(Collectors.joining(" "));
  }

  Palette palette() {
    return palette;
  }

  Element svg() {
    return svg;
  }

  Element rect(double x, double y, double width, double height, Ink fill) {
    return added("rect")
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height)
        .with("fill", palette.of(fill));
  }

  Element line(double x1, double y1, double x2, double y2, Ink stroke) {
    return added("line")
        .with("x1", x1)
        .with("y1", y1)
        .with("x2", x2)
        .with("y2", y2)
        .with("stroke", palette.of(stroke));
  }

  Element path(String data, Ink stroke) {
    return added("path")
        .with("d", data)
        .with("fill", "none")
        .with("stroke", palette.of(stroke))
        .with("stroke-width", 2)
        .with("stroke-linejoin", "round");
  }

  Element dot(double x, double y, double radius, Ink fill) {
    return added("circle")
        .with("cx", x)
        .with("cy", y)
        .with("r", radius)
        .with("fill", palette.of(fill));
  }

  Element image(double x, double y, double width, double height, String dataUri) {
    return added("image")
        .with("x", x)
        .with("y", y)
        .with("width", width)
        .with("height", height)
        .with("href", dataUri)
        .with("style", "image-rendering:pixelated");
  }

  Element text(double x, double y, String text, Ink fill) {
    return added("text").with("x", x).with("y", y).with("fill", palette.of(fill)).text(text);
  }

  Element centred(double x, double y, String text, Ink fill) {
    return text(x, y, text, fill).with("text-anchor", "middle");
  }

  /** Ends at x. */
  Element ending(double x, double y, String text, Ink fill) {
    return text(x, y, text, fill).with("text-anchor", "end");
  }

  Element title(String text) {
    return text(0, 16, text, Ink.TEXT).with("font-size", 15).with("font-weight", "bold");
  }

  private Element added(String name) {
    Element element = Element.of(name);
    svg.add(element);
    return element;
  }
}
