package io.fovea.cli.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page while its broker is away. */
@InBrowser
class BrokerOutageIT {
  @TempDir Path directory;

  @Test
  void isToldAndWorksAgainWhenTheBrokerIsBack(Browser browser, Pipeline pipeline) {
    ClassifyPage page = new ClassifyPage(browser, pipeline.web()).open();
    Path seven = ClassifyPage.file(directory, "seven.png", TestImages.digit("7"));
    page.choose(seven).answers("7");

    pipeline.stopBroker();
    try {
      page.open().choose(seven);
      assertThat(page.problem()).contains("Not now").contains("Nothing is lost");
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
  }
}
