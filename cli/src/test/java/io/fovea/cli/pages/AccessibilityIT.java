package io.fovea.cli.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.cli.browser.Accessibility;
import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Look;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No page has a serious fault that axe-core knows of, in any state, in any look. */
@InBrowser
class AccessibilityIT {
  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Look.class)
  void ofThePageThatClassifies(Look look, Browser browser, Pipeline pipeline) {
    look.takenBy(browser);
    ClassifyPage page = new ClassifyPage(browser, pipeline.web()).open();
    check(browser, "empty");
    page.drawSeven().answers("7");
    check(browser, "an answer, and the paper");
    browser.click("#wrong");
    Patience.until("the choices", () -> browser.sees("#choices button"));
    check(browser, "saying what it is");
    browser.click("#choices button");
    Patience.until("thanks", () -> browser.sees("#given"));
    check(browser, "a label that was given");
    browser.click("#tab-image");
    page.choose(ClassifyPage.file(directory, "notes.txt", "no image".getBytes(UTF_8))).problem();
    check(browser, "a problem, and earlier images");
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void ofTheDashboard(Look look, Browser browser, Pipeline pipeline) {
    look.takenBy(browser);
    ClassifyPage page = new ClassifyPage(browser, pipeline.web()).open();
    page.choose(ClassifyPage.file(directory, "notes.txt", "no image".getBytes(UTF_8))).problem();
    page.choose(ClassifyPage.file(directory, "one.png", TestImages.digit("1"))).answers("1");
    browser.click("#confirm");
    Patience.until("thanks", () -> browser.sees("#given"));

    LivePage live = new LivePage(browser, pipeline.web()).open();
    Patience.until(
        "all of it",
        () ->
            live.labelled() > 0
                && live.deadLetters() > 0
                && browser.sees("#predictions canvas")
                && browser.sees("#matrix td"));
    check(browser, "with figures");
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void ofAnAnswerWithoutScripts(Look look, Browser browser, Pipeline pipeline) throws Exception {
    look.takenBy(browser);
    HttpRequest request =
        HttpRequest.newBuilder(pipeline.web().resolve("/predict"))
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(TestImages.digit("1")))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    String id = new ObjectMapper().readTree(answer).get("imageId").asText();

    browser.open(pipeline.web().resolve("/predictions/" + id));

    Patience.until("the answer", () -> browser.sees("main"));
    check(browser, "an answer");
  }

  @Test
  void wouldBeToldIfThereWereAFault(Browser browser, Pipeline pipeline) {
    new ClassifyPage(browser, pipeline.web()).open();
    browser.script("document.querySelector('main').append(document.createElement('img'))");

    assertThat(Accessibility.graveFaults(browser)).singleElement().asString().contains("image-alt");
  }

  private static void check(Browser browser, String state) {
    assertThat(Accessibility.graveFaults(browser)).as(state).isEmpty();
  }
}
