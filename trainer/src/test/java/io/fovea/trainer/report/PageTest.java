package io.fovea.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.Temperature;
import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.report.content.DataContent;
import io.fovea.trainer.report.content.ReportContent;
import io.fovea.trainer.report.content.ResultContent;
import io.fovea.trainer.report.content.TrainingContent;
import io.fovea.trainer.report.section.Chapter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PageTest {

  @Test
  void tellsAllFigures() {
    ReportContent content = SyntheticContent.of(10, 400);
    Document page = page(content);

    assertThat(page.title()).isEqualTo("synthetic 1.2: training report");
    assertThat(page.select("h1").text()).isEqualTo("synthetic");
    assertThat(page.select(".about").text())
        .isEqualTo("Version 1.2 · lenet on noise · 14 March 2026, 15:09 UTC");
    QualityFigures quality = content.result().quality();
    assertThat(page.select(".figures").text())
        .contains(percent(quality.accuracy().value(), 2), percent(quality.accuracy().high(), 2))
        .contains("256", "5,376 multiply-adds", "10 classes");
    for (ClassQuality c : quality.classes()) {
      assertThat(row(page, "classification", c.label()))
          .startsWith("%s %.4f".formatted(c.label(), c.precision()))
          .contains("%.4f".formatted(c.recall()), "%.4f".formatted(c.f1()))
          .endsWith(" " + c.support());
    }
    assertThat(row(page, "classification", "Macro average"))
        .contains("%.4f".formatted(quality.macro().f1()));
    assertThat(row(page, "classification", "Weighted average"))
        .contains("%.4f".formatted(quality.weighted().f1()));
    assertThat(row(page, "classification", "Micro average"))
        .contains("%.4f".formatted(quality.micro().f1()));
    quality
        .confusion()
        .forEach(
            cell ->
                assertThat(page.select("#confusion title").eachText())
                    .anyMatch(
                        tip ->
                            tip.startsWith(
                                "%s, predicted %s: %d"
                                    .formatted(cell.actual(), cell.predicted(), cell.count()))));
  }

  @Test
  void tellsHowItWasTrained() {
    Document page = page(SyntheticContent.of(10, 100));

    assertThat(row(page, "network", "norm")).isEqualTo("norm batch normalization 8 x 4 x 6 32 192");
    assertThat(row(page, "network", "All")).isEqualTo("All 256 5,376");
    assertThat(page.select("#network p").text()).contains("16 of the parameters");
    assertThat(row(page, "curves", "2"))
        .isEqualTo("2 0.0005 0.2345 90.12 % 0.3456 87.89 % 1,300 11.9");
    assertThat(page.select("#curves p").text()).contains("weights of epoch 2");
    assertThat(page.select("#curves svg").eachAttr("aria-label"))
        .contains(
            "Loss over the epochs; training from 0.5123 to 0.2345; validation from 0.4321 to 0.3456");
    assertThat(row(page, "settings", "seed")).isEqualTo("seed 42");
    assertThat(row(page, "parts", "noise")).startsWith("noise 100 ");
    assertThat(row(page, "distribution", "class 9")).isEqualTo("class 9 7,009 1,009");
    assertThat(page.select("#samples dt").eachText()).hasSize(10).contains("class 3");
    assertThat(page.select("#augmentation img")).hasSize(3);
  }

  /**
   * Probabilities 0.9, 0.06, 0.04 at a temperature of 2 are to each other as their roots: 0.9487,
   * 0.2449, 0.2, so the first becomes 0.6807.
   */
  @Test
  void showsTheSurestMistakesFirstAndAsSureAsUsersSeeThem() {
    float[][] probabilities = {
      {0.5f, 0.3f, 0.2f}, {0.9f, 0.06f, 0.04f}, {0.2f, 0.2f, 0.6f}, {0.1f, 0.8f, 0.1f}
    };
    ReportContent content = judged(List.of("cat", "dog", "owl"), probabilities, 1, 2, 2, 1);
    Document page = page(content);

    assertThat(page.select("#mistakes li").eachText())
        .containsExactly("cat true: owl 68.1 %", "cat true: dog 41.5 %");
    assertThat(page.select("#mistakes p").text()).startsWith("2 of 4 test images are read wrongly");
    assertThat(page.select("#mistakes img").eachAttr("alt"))
        .startsWith("Test image of owl, predicted cat");
    assertThat(page.select("#predictions li")).hasSize(4);
    assertThat(page.select("#predictions li.marked")).hasSize(2);
    assertThat(page.select("#confused dt").eachText())
        .containsExactly(
            "owl taken for cat 1 image, 50.0 % of owl", "dog taken for cat 1 image, 50.0 % of dog");
    assertThat(page.select("#confused dd").eachText()).containsExactly("68.1 %", "41.5 %");
    assertThat(page.select("#reliability p").text()).contains("temperature of 2.000");
    assertThat(row(page, "threshold", "100.0 %")).endsWith("50.000 %");
  }

  @Test
  void aModelThatIsAlwaysRightHasNoMistakesAndNoThreshold() {
    float[][] probabilities = {{0.9f, 0.1f}, {0.2f, 0.8f}};
    Document page = page(judged(List.of("cat", "dog"), probabilities, 0, 1));

    assertThat(page.select("#mistakes, #confused")).isEmpty();
    assertThat(page.select("#threshold p").text()).contains("No threshold is suggested");
  }

  @Test
  void whatWasNotMadeIsLeftOut() {
    ReportContent content = SyntheticContent.of(3, 30);
    DataContent data = content.data();
    TrainingContent training = content.training();
    ResultContent result = content.result();
    Document page =
        page(
            new ReportContent(
                content.subject(),
                new DataContent(data.labels(), data.shape(), List.of(), List.of(), List.of()),
                new TrainingContent(training.network(), List.of(), OptionalInt.empty(), Map.of()),
                new ResultContent(
                    result.before(),
                    result.before(),
                    result.test(),
                    result.probabilities(),
                    Calibration.NONE,
                    result.riskCoverage(),
                    List.of())));

    assertThat(page.select("main > div > h2").eachText())
        .containsExactly("Training", "Result", "Trust");
    assertThat(page.select("#reliability svg")).hasSize(1);
    assertThat(page.select("#reliability p").text()).contains("No temperature was fitted");
  }

  @Test
  void labelsMayHoldAnything() {
    String script = "<script>alert(1)</script>";
    String quotes = "\"'><img src=x onerror=alert(2)>";
    Document page = page(SyntheticContent.of(List.of(script, quotes, "a\u001b[31m&amp;"), 60));

    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img:not([src^=data:])")).isEmpty();
    assertThat(page.select("[onerror]")).isEmpty();
    assertThat(page.select("#classification tbody th").eachText())
        .containsExactly(script, quotes, "a\ufffd[31m&amp;");
  }

  @Test
  void asksForNothingFromOutside() {
    Document page = page(SyntheticContent.of(12, 100));

    List<Attribute> attributes = new ArrayList<>();
    page.getAllElements().forEach(element -> element.attributes().forEach(attributes::add));
    assertThat(attributes).noneMatch(attribute -> attribute.getValue().matches("(https?:)?//.*"));
    assertThat(page.select("[src], [href]"))
        .allMatch(
            element ->
                Stream.of(element.attr("src"), element.attr("href"))
                    .allMatch(v -> v.isEmpty() || v.startsWith("data:") || v.startsWith("#")));
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    assertThat(page.select("meta[http-equiv]").attr("content"))
        .startsWith("default-src 'none'; img-src data:;");
  }

  @Test
  void imagesDecodeAndHaveTheSizeOfTheData() throws IOException {
    Document page = page(SyntheticContent.of(4, 40));

    assertThat(page.select("img")).isNotEmpty();
    for (Element image : page.select("img")) {
      String uri = image.attr("src");
      byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
      BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(decoded.getWidth()).isEqualTo(8);
      assertThat(decoded.getHeight()).isEqualTo(6);
    }
  }

  @Test
  void canBeReadOut() {
    Document page = page(SyntheticContent.of(10, 100));

    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select("img:not([alt]), img[alt='']")).isEmpty();
    assertThat(page.select("svg:not([role=img]), svg:not([aria-label])")).isEmpty();
    assertThat(page.select("table:not(:has(caption))")).isEmpty();
    assertThat(page.select("thead th:not([scope=col]), tbody th:not([scope=row])")).isEmpty();
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (Element link : page.select("a[href^=#]")) {
      assertThat(ids).contains(link.attr("href").substring(1));
    }
    for (Element section : page.select("[aria-labelledby]")) {
      assertThat(ids).contains(section.attr("aria-labelledby"));
    }
  }

  @Test
  void thousandClassesAreTheWorstInTheOpenAndAllBehindAClick() {
    ReportContent content = SyntheticContent.of(1_000, 5_000);
    String html = Page.html(content, Chapter.of(content), List.of());
    Document page = Jsoup.parse(html);

    assertThat(page.select("#classification > .scroll tbody tr")).hasSize(30);
    assertThat(page.select("#classification > details tbody tr")).hasSize(1_000);
    assertThat(page.select("#samples dt")).hasSize(20);
    assertThat(page.select("#confusion table")).isEmpty();
    assertThat(html.length()).isLessThan(1_000_000);
  }

  private static Document page(ReportContent content) {
    return Jsoup.parse(Page.html(content, Chapter.of(content), List.of()));
  }

  private static ReportContent judged(List<String> labels, float[][] probabilities, int... actual) {
    ReportContent content = SyntheticContent.of(labels, 1);
    List<float[]> images =
        IntStream.range(0, actual.length).mapToObj(i -> new float[3 * 6 * 8]).toList();
    Calibration calibration = new Calibration(new Temperature(2), OptionalDouble.empty());
    return new ReportContent(
        content.subject(),
        content.data(),
        content.training(),
        SyntheticContent.judged(
            labels, new PreparedImages(images, actual, List.of()), probabilities, calibration));
  }

  private static String row(Document page, String section, String heading) {
    return page.select("#" + section + " tr").stream()
        .filter(row -> row.child(0).text().equals(heading))
        .map(Element::text)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + heading));
  }

  private static String percent(double share, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", 100 * share);
  }
}
