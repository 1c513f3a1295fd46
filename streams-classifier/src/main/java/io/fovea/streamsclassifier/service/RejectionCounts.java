package io.fovea.streamsclassifier.service;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;

/**
 * Counts rejected records by their reason. Known reasons are there from 0 on: Prometheus sees no
 * increase in a counter that begins with 1, and the first dead letter would alarm nobody.
 */
public final class RejectionCounts {
  private final MeterRegistry registry;
  private final String name;
  private final String description;

  /**
   * @param known reasons; others are counted as well
   */
  public RejectionCounts(
      MeterRegistry registry, String name, String description, Collection<String> known) {
    this.registry = registry;
    this.name = name;
    this.description = description;
    known.forEach(this::counter);
  }

  public void add(String reason) {
    counter(reason).increment();
  }

  private Counter counter(String reason) {
    return Counter.builder(name).description(description).tag("reason", reason).register(registry);
  }

  /** Over all reasons. */
  public double sum() {
    return registry.find(name).counters().stream().mapToDouble(Counter::count).sum();
  }
}
