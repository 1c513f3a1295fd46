package io.fovea.cli.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard beside the page that classifies, each in a tab of its own. */
@InBrowser
class LivePageIT {
  @TempDir Path directory;

  private Browser browser;
  private ClassifyPage classify;
  private LivePage live;
  private String classifyTab;
  private String liveTab;

  @BeforeEach
  void openBoth(Browser opened, Pipeline pipeline) {
    browser = opened;
    classifyTab = browser.tab();
    classify = new ClassifyPage(browser, pipeline.web()).open();
    liveTab = browser.newTab();
    live = new LivePage(browser, pipeline.web()).open();
  }

  @AfterEach
  void closeOne() {
    browser.goTo(liveTab);
    browser.closeTab();
    browser.goTo(classifyTab);
  }

  @Test
  void showsAnImageAndCountsWhatPeopleSayOfIt() {
    int labelled = live.labelled();
    browser.goTo(classifyTab);
    classify.choose(ClassifyPage.file(directory, "four.png", TestImages.digit("4"))).answers("4");
    browser.click("#confirm");
    Patience.until("thanks", () -> browser.sees("#given"));

    browser.goTo(liveTab);
    Patience.until(
        "the image with its picture",
        () ->
            browser.textNow("#predictions li:first-child .prediction-label").equals("4")
                && browser.sees("#predictions li:first-child canvas"));
    Patience.until("the label in the figures", () -> live.labelled() == labelled + 1);
    assertThat(browser.text("#accuracy")).endsWith("%");
  }

  @Test
  void countsWhatCouldNotBeReadWithItsReason() {
    int letters = live.deadLetters();
    browser.goTo(classifyTab);
    classify
        .choose(ClassifyPage.file(directory, "notes.txt", "no image".getBytes(UTF_8)))
        .problem();

    browser.goTo(liveTab);
    Patience.until("the dead letter", () -> live.deadLetters() == letters + 1);
    assertThat(browser.text("#letter-reasons")).contains("UNKNOWN_FORMAT");
  }
}
