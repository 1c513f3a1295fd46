package io.fovea.runtime.health;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What an application is measured into as long as it runs, the process itself included. */
public final class ApplicationMeters implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ProcessMetrics process = new ProcessMetrics(registry);

  public PrometheusMeterRegistry registry() {
    return registry;
  }

  @Override
  public void close() {
    process.close();
    registry.close();
  }
}
