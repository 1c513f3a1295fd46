package io.fovea.cli.pages;

import io.fovea.cli.browser.Browser;
import io.fovea.cli.browser.Patience;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people see on the dashboard. */
final class LivePage {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern MINUTES = Pattern.compile("^(\\d+) minutes");

  private static final String DRAWN =
      "const inked = one => one.getContext('2d').getImageData(0, 0, one.width, one.height)"
          + ".data.some(value => value !== 0);"
          + "const fits = one => one.clientWidth <= one.parentElement.clientWidth;"
          + "const charts = [...document.querySelectorAll('.chart canvas')];"
          + "return charts.every(inked) && charts.every(fits)"
          + " && document.querySelectorAll('#predictions .picture:empty:not(.gone)').length === 0;";

  private final Browser browser;
  private final URI web;

  LivePage(Browser browser, URI web) {
    this.browser = browser;
    this.web = web;
  }

  /** Returns when figures arrive. */
  LivePage open() {
    browser.open(web.resolve("/live"));
    return says("Live");
  }

  /** Waits until it says so of its connection. */
  LivePage says(String state) {
    Patience.until(state, () -> browser.textNow("#connection").equals(state));
    return this;
  }

  /** Waits until the charts and the pictures of images are there. */
  void isDrawn() {
    Patience.until(
        "charts and pictures",
        () -> browser.sees("#predictions canvas") && browser.script(DRAWN).asBoolean());
  }

  /** How many predictions have their label, as the coverage tells: {@code 3 of 20 labelled}. */
  int labelled() {
    return browser.sees("#quality-some") ? number("#coverage-hint") : 0;
  }

  int deadLetters() {
    return number("#letters");
  }

  /** Minutes in the chart of quality, as it tells them to screen readers. */
  int minutesShown() {
    String words =
        browser
            .script("return document.querySelector('#chart-quality').getAttribute('aria-label')")
            .asText();
    Matcher minutes = MINUTES.matcher(words);
    return minutes.find() ? Integer.parseInt(minutes.group(1)) : 0;
  }

  /** The first of the text, such as 1,234. */
  private int number(String css) {
    Matcher number = NUMBER.matcher(browser.textNow(css).replace(",", ""));
    if (!number.find()) {
      throw new IllegalStateException("no number in " + css);
    }
    return Integer.parseInt(number.group());
  }
}
