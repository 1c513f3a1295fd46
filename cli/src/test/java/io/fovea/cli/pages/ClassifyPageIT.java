package io.fovea.cli.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.InBrowser;
import io.fovea.cli.browser.Keys;
import io.fovea.cli.browser.Patience;
import io.fovea.cli.demo.Pipeline;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way to give an image to the page, and what it says of it. */
@InBrowser
class ClassifyPageIT {
  @TempDir Path directory;

  private Browser browser;
  private ClassifyPage page;

  @BeforeEach
  void open(Browser opened, Pipeline pipeline) {
    browser = opened;
    page = new ClassifyPage(browser, pipeline.web()).open();
  }

  @Test
  void tellsTheClassOfAChosenFileWithBars() {
    page.choose(digit("3")).answers("3");

    assertThat(browser.text(".bar.best .bar-label")).isEqualTo("3");
    assertThat(browser.text(".bar.best .bar-value")).endsWith("%");
    assertThat(browser.count("#bars li")).isGreaterThan(1);
    assertThat(browser.text("#model")).isEqualTo("mnist 1.0");
    assertThat(browser.text("#status")).as("told to screen readers").startsWith("3, confidence");
  }

  @Test
  void readsADrawnSeven() {
    page.drawSeven().answers("7");

    browser.click("#clear-drawing");
    assertThat(browser.isEnabled("#classify-drawing")).as("nothing is drawn now").isFalse();
  }

  @Test
  void takesAnImageFromTheClipboardByKeys() {
    page.copy(TestImages.digit("5"));
    browser.press(Keys.CONTROL, "v");

    page.answers("5");
  }

  @Test
  void takesAnImageFromTheClipboardByItsButton() {
    page.copy(TestImages.digit("2"));
    browser.click("#paste");

    page.answers("2");
  }

  @Test
  void saysWhyAFileIsNoImage() {
    page.choose(file("notes.txt", "no image at all".getBytes(UTF_8)));

    assertThat(page.problem()).contains("This image cannot be classified");
    page.choose(digit("4")).answers("4");
    assertThat(browser.sees("#problem")).isFalse();
  }

  @Test
  void showsNamesAsTheyAreAndNeverAsHtml() {
    page.choose(file("<img src=x onerror=alert(1)>.png", TestImages.digit("6"))).answers("6");

    assertThat(browser.text("#source")).contains("<img src=x onerror=alert(1)>.png");
  }

  @Test
  void servesTwoTabsAtOnce() {
    String first = browser.tab();
    String second = browser.newTab();
    page.open().choose(digit("8"));
    browser.goTo(first);
    page.choose(digit("1"));
    browser.goTo(second);
    page.answers("8");
    browser.closeTab();
    browser.goTo(first);
    page.answers("1");
  }

  @Test
  void canBeUsedWithoutAMouse() {
    browser.press(Keys.TAB);
    assertThat(browser.focused())
        .as("first of all, a way past the head")
        .isEqualTo("Skip to the content");
    browser.press(Keys.ENTER);
    browser.tabTo("#tab-image");
    browser.press(Keys.ARROW_RIGHT);
    assertThat(browser.sees("#canvas")).isTrue();
    browser.press(Keys.ARROW_LEFT);
    page.copy(TestImages.digit("9"));
    browser.press(Keys.CONTROL, "v");
    page.answers("9");
    browser.tabTo("#confirm");
    browser.press(Keys.ENTER);
    Patience.until("thanks", () -> browser.sees("#given"));
    assertThat(browser.focused()).isEqualTo("Take it back");
  }

  private Path digit(String label) {
    return file("digit-" + label + ".png", TestImages.digit(label));
  }

  private Path file(String name, byte[] content) {
    return ClassifyPage.file(directory, name, content);
  }
}
