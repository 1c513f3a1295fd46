package io.fovea.cli.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.awaitility.Awaitility.await;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Look;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes pictures of the pages for {@code docs/screens}, by {@code docs/screens.sh}: no part of the
 * build. Drawn digits alone are on them.
 */
@InBrowser
class Screens {
  private static final Path TARGET = Path.of("..", "docs", "screens");

  private static final List<Look> LOOKS = List.of(Look.LIGHT, Look.DARK, Look.PHONE);

  /** Enough for a line. */
  private static final int MINUTES_SHOWN = 4;

  @TempDir Path directory;

  @Test
  void ofThePageThatClassifies(Browser browser, Pipeline pipeline) throws IOException {
    for (Look look : LOOKS) {
      look.takenBy(browser);
      takeClassify(look, browser, pipeline);
    }
  }

  private void takeClassify(Look look, Browser browser, Pipeline pipeline) throws IOException {
    ClassifyPage page = new ClassifyPage(browser, pipeline.web()).open();
    page.choose(ClassifyPage.file(directory, "three.png", TestImages.digit("3"))).answers("3");
    page.choose(ClassifyPage.file(directory, "five.png", TestImages.digit("5"))).answers("5");
    page.drawSeven().answers("7");
    keep("classify", look, browser);
    browser.click("#wrong");
    Patience.until("the choices", () -> browser.sees("#choices button"));
    keep("classify-feedback", look, browser);
  }

  @Test
  void ofTheDashboard(Browser browser, Pipeline pipeline) throws IOException {
    ClassifyPage.file(directory, "notes.txt", "no image at all".getBytes(UTF_8));
    new ClassifyPage(browser, pipeline.web())
        .open()
        .choose(directory.resolve("notes.txt"))
        .problem();
    pipeline.startStream();
    LivePage live = new LivePage(browser, pipeline.web()).open();
    await("a few minutes").atMost(10, MINUTES).until(() -> live.minutesShown() >= MINUTES_SHOWN);
    for (Look look : LOOKS) {
      look.takenBy(browser);
      live.open().isDrawn();
      keep("live", look, browser);
    }
  }

  private static void keep(String page, Look look, Browser browser) throws IOException {
    Files.createDirectories(TARGET);
    String name = page + "-" + look.name().toLowerCase(Locale.ROOT) + ".png";
    Files.write(TARGET.resolve(name), SmallPng.of(browser.wholePage()));
  }
}
