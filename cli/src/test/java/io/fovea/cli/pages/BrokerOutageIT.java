package io.fovea.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages while their broker is away. */
@InBrowser
class BrokerOutageIT {
  @TempDir Path directory;

  @Test
  void isToldAndAllWorksAgainWhenTheBrokerIsBack(Browser browser, Pipeline pipeline) {
    String classifyTab = browser.tab();
    ClassifyPage page = new ClassifyPage(browser, pipeline.web()).open();
    Path seven = ClassifyPage.file(directory, "seven.png", TestImages.digit("7"));
    page.choose(seven).answers("7");
    String liveTab = browser.newTab();
    LivePage live = new LivePage(browser, pipeline.web()).open();

    pipeline.stopBroker();
    try {
      live.says("Kafka is away");
      browser.goTo(classifyTab);
      page.open().choose(seven);
      assertThat(page.problem()).contains("Not now").contains("try again in a moment");
    } finally {
      pipeline.startBroker();
    }
    Patience.until(
        "an answer after trying again",
        () -> {
          if (browser.sees("#retry")) {
            browser.click("#retry");
          }
          return browser.sees("#result") && browser.textNow("#label").equals("7");
        });
    browser.goTo(liveTab);
    live.says("Live");
    browser.closeTab();
    browser.goTo(classifyTab);
  }
}
