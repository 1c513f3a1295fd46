package io.fovea.cli.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What axe-core (<a href="https://www.deque.com/axe/">Deque</a>) finds wrong with a page. */
public final class Accessibility {
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final String RUN =
      "return axe.run(document, {resultTypes: ['violations']})"
          + ".then(found => found.violations.map(one => ({id: one.id, impact: one.impact,"
          + " help: one.help, where: one.nodes.map(node => node.target.join(' ')"
          + " + ': ' + node.failureSummary)})));";

  private Accessibility() {}

  /** Serious and critical violations on the page as it is now. */
  public static List<String> graveFaults(Browser browser) {
    browser.script(axe() + ";");
    List<String> faults = new ArrayList<>();
    for (JsonNode violation : browser.script(RUN)) {
      if (GRAVE.contains(violation.path("impact").asText())) {
        faults.add(
            violation.path("id").asText()
                + " ("
                + violation.path("help").asText()
                + ") at "
                + violation.path("where"));
      }
    }
    return faults;
  }

  private static String axe() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
