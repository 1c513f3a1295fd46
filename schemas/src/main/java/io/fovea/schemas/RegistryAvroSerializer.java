package io.fovea.schemas;

import io.fovea.schemas.registry.BoundedCache;
import io.fovea.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro records, generated or generic, in the Confluent wire format. The subject is {@code
 * TOPIC-value} or {@code TOPIC-key}. Null stays null: a tombstone. Safe for use by many threads.
 *
 * <p>Throws {@link SchemaRejectedException}, {@link RegistryUnavailableException}, or a plain
 * {@link SerializationException} for a record that does not fit its own schema.
 */
public final class RegistryAvroSerializer<T extends IndexedRecord> implements Serializer<T> {
  private static final int MAX_PLANS = 1_000;

  private record PlanKey(String topic, Schema schema, Class<?> type) {}

  private final BoundedCache<PlanKey, WritePlan<T>> plans = new BoundedCache<>(MAX_PLANS);
  private SchemaRegistry registry;
  private SerdeSettings settings;
  private boolean isKey;

  /** To be followed by {@link #configure}. */
  public RegistryAvroSerializer() {}

  /** With a registry that others share, and default settings; ready for use. */
  static <T extends IndexedRecord> RegistryAvroSerializer<T> of(SchemaRegistry registry) {
    RegistryAvroSerializer<T> serializer = new RegistryAvroSerializer<>();
    serializer.share(registry);
    serializer.settings = new SerdeSettings(Map.of(), false);
    return serializer;
  }

  /** A registry that others share; stays when {@link #configure} follows. */
  void share(SchemaRegistry shared) {
    registry = shared;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    this.isKey = isKey;
    settings = new SerdeSettings(configs, isKey);
    if (registry == null) {
      registry = SchemaRegistry.connect(configs);
    }
  }

  @Override
  public byte[] serialize(String topic, T record) {
    if (record == null) {
      return null;
    }
    WritePlan<T> plan =
        plans.get(new PlanKey(topic, record.getSchema(), record.getClass()), this::settle);
    try {
      return AvroPayload.write(plan.schemaId(), plan.writer(), record);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "The record does not fit its schema "
              + record.getSchema().getFullName()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  private WritePlan<T> settle(PlanKey key) {
    if (registry == null) {
      throw new IllegalStateException("The serializer was not configured: call configure() first");
    }
    String subject = key.topic() + (isKey ? "-key" : "-value");
    return WritePlan.settle(registry, settings, subject, key.schema(), key.type());
  }
}
