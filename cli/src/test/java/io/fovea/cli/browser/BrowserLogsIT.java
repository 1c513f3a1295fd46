package io.fovea.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.cli.demo.Pipeline;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What every test of a page relies on: that a fault would be seen. */
@InBrowser
class BrowserLogsIT {

  @Test
  void tellWhatTheContentSecurityPolicyRefuses(Browser browser, Pipeline pipeline) {
    browser.open(pipeline.web());
    browser.script(
        "document.body.append(Object.assign(document.createElement('script'), {text:"
            + " 'alert(1)'}))");

    assertThat(browser.logs().complaints())
        .anyMatch(complaint -> complaint.contains("Content Security Policy"));
  }

  @Test
  void tellErrorsOfScripts(Browser browser, Pipeline pipeline) {
    browser.open(pipeline.web());
    browser.script("setTimeout(() => { throw new Error('slipped'); })");

    Patience.until(
        "the error",
        () ->
            browser.logs().complaints().stream()
                .anyMatch(complaint -> complaint.contains("slipped")));
  }

  @Test
  void tellRequestsOfOtherHostsWhichNeverArrive(Browser browser, Pipeline pipeline) {
    browser.open(pipeline.web());

    assertThatThrownBy(() -> browser.open(URI.create("http://elsewhere.example/")))
        .hasMessageContaining("ERR_NAME_NOT_RESOLVED");
    assertThat(browser.logs().requests()).extracting(URI::getHost).contains("elsewhere.example");
    browser.open(pipeline.web());
    browser.logs().complaints(); // of that host: told here, not to the check behind each test
  }
}
