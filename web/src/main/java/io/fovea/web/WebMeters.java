package io.fovea.web;

import io.fovea.runtime.health.ProcessMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What the application is measured into as long as it runs, the process itself included. */
final class WebMeters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProcessMetrics process = new ProcessMetrics(registry);

  PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    process.close();
    registry.close();
  }
}
