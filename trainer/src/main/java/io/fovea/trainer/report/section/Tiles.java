package io.fovea.trainer.report.section;

import io.fovea.trainer.report.chart.Tile;
import io.fovea.trainer.report.markup.Element;
import io.fovea.trainer.report.picture.Thumbnail;
import java.util.List;

/** Small images as lists, which wrap where the screen ends. */
final class Tiles {

  private Tiles() {}

  static Element list(List<Tile> tiles) {
    Element list = Element.of("ul").with("class", "tiles");
    tiles.forEach(tile -> list.add(item(tile)));
    return list;
  }

  private static Element item(Tile tile) {
    Element item = Element.of("li").add(image(tile));
    if (tile.marked()) {
      item.with("class", "marked");
    }
    for (String line : tile.caption()) {
      item.text(" ").add(Element.of("span", line));
    }
    return item;
  }

  private static Element image(Tile tile) {
    Thumbnail image = tile.image();
    return Element.of("img")
        .with("src", image.dataUri())
        .with("alt", tile.alternative())
        .with("width", image.width())
        .with("height", image.height());
  }
}
