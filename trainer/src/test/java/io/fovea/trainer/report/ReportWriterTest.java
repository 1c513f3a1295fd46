package io.fovea.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fovea.trainer.report.picture.SvgRendering;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
  @TempDir Path directory;

  @Test
  void everyPictureIsAFileInBothThemes() throws IOException {
    Optional<String> fontFault = SvgRendering.fontFault();
    assumeTrue(fontFault.isEmpty(), () -> "no fonts here: " + fontFault.orElse(""));
    ReportWriter.Report report = ReportWriter.write(directory, SyntheticContent.of(10, 200));

    assertThat(report.warning()).isEmpty();
    for (String name :
        List.of(
            "samples",
            "distribution-train",
            "augmentation",
            "loss",
            "accuracy",
            "learning-rate",
            "per-class",
            "confusion",
            "confused-pairs",
            "predictions",
            "mistakes",
            "parts",
            "reliability-before",
            "reliability-after",
            "risk-coverage")) {
      BufferedImage light = ImageIO.read(directory.resolve(name + "-light.png").toFile());
      BufferedImage dark = ImageIO.read(directory.resolve(name + "-dark.png").toFile());
      assertThat(light.getRGB(0, 0)).as(name).isEqualTo(0xFFFFFFFF);
      assertThat(dark.getRGB(0, 0)).as(name).isEqualTo(0xFF161C26);
      assertThat(light.getWidth()).as(name).isEqualTo(dark.getWidth()).isGreaterThan(200);
    }
  }

  /** Of drawn digits, judged by their nearest neighbours. */
  @Test
  void realImagesStandInThePage() throws IOException {
    ReportWriter.Report report = ReportWriter.write(directory, ExampleReport.digits(120));

    assertThat(report.index()).isEqualTo(directory.resolve("index.html"));
    Document page = Jsoup.parse(Files.readString(report.index()));
    assertThat(page.select("#samples dt").eachText()).contains("0", "9");
    assertThat(page.select("#samples p").text()).contains("28 x 28 pixels, grey");
    assertThat(page.select("#predictions img")).hasSize(24);
    assertThat(page.select("#network tfoot").text()).isEqualTo("All 225,034 2,631,040");
  }

  @Test
  void withoutFontsThePageIsWholeAndTheMendIsTold() {
    ReportWriter.Report report =
        ReportWriter.write(directory, SyntheticContent.of(3, 20), Optional.of("no font"));

    assertThat(directory.toFile().list()).containsExactly("index.html");
    assertThat(report.warning()).get().asString().contains("no font", "install fontconfig");
  }
}
