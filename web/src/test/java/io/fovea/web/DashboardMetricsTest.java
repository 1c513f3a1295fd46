package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the dashboard shows of this application, against what it measures. */
class DashboardMetricsTest {
  private static final Path DASHBOARD =
      Path.of("..", "monitoring", "grafana", "dashboards", "pipeline.json");
  private static final Pattern METRIC = Pattern.compile("\\bfovea_web_[a-z0-9_]+");

  @Test
  void areServed() throws IOException {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new WebMetrics(registry).replied(200, 1);
    Set<String> shown =
        METRIC
            .matcher(Files.readString(DASHBOARD))
            .results()
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(shown).isNotEmpty();
    shown.forEach(metric -> assertThat(registry.scrape()).contains("\n" + metric + "{"));
  }
}
