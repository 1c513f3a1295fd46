package io.fovea.trainer.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.trainer.report.chart.HeatMap.Cell;
import io.fovea.trainer.report.markup.Palette;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  @Test
  void fewClassesHaveNamesAndNumbers() {
    Element svg = drawn(10);
    assertThat(svg.select("text").eachText()).contains("class 3", "90", "10").doesNotContain("0");
    assertThat(svg.select("title").eachText())
        .contains("class 3, predicted class 4: 10 (10.0 % of its row)");
  }

  @Test
  void moreClassesHaveNamesAlone() {
    assertThat(drawn(40).select("text").eachText()).contains("class 39").doesNotContain("90");
  }

  @Test
  void rareMistakesAreSeenBesideFrequentOnes() {
    assertThat(Shades.strength(new Cell(0, 0, 99, 0.99), 0.04)).isEqualTo(0.99);
    assertThat(Shades.strength(new Cell(0, 1, 4, 0.04), 0.04)).isEqualTo(1);
    assertThat(Shades.strength(new Cell(0, 2, 1, 0.01), 0.04)).isEqualTo(0.5);
  }

  @Test
  void manyClassesAreOneImageForEachTheme() throws IOException {
    Element svg = drawn(1_000);
    assertThat(svg.select("text").eachText()).contains("200").doesNotContain("class 200");
    assertThat(svg.select("image")).hasSize(2);
    assertThat(svg.outerHtml().length()).isLessThan(50_000);
    String uri = svg.select("image.in-light").attr("href");
    byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(250);
  }

  /** Of a class, 90 are right and 10 are taken for the next. */
  private static Element drawn(int classes) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      cells.add(new Cell(i, i, 90, 0.9));
      cells.add(new Cell(i, (i + 1) % classes, 10, 0.1));
    }
    List<String> labels = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    HeatMap map = new HeatMap(labels, cells);
    return Jsoup.parse(map.draw(Palette.PAGE).toString()).selectFirst("svg");
  }
}
