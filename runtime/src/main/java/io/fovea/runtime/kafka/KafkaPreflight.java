package io.fovea.runtime.kafka;

import io.fovea.runtime.settings.Faults;
import java.util.Collection;

/** Looks, before an application starts, whether what it needs in Kafka is there. */
public final class KafkaPreflight {
  private final KafkaSettings settings;

  public KafkaPreflight(KafkaSettings settings) {
    this.settings = settings;
  }

  /**
   * Adds a fault for an unreachable broker, an unreachable registry, and every topic that is
   * missing and may not be created. Ends within 10 s whatever is unreachable.
   */
  public void check(Collection<String> neededTopics, Faults faults) {
    throw new UnsupportedOperationException(settings + " " + neededTopics + " " + faults);
  }
}
