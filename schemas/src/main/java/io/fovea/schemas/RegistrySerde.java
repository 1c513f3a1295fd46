package io.fovea.schemas;

import io.fovea.schemas.registry.RegistrySettings;
import io.fovea.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serializer and deserializer that share one connection and its caches. Safe for use by many
 * threads once configured.
 */
public final class RegistrySerde<T extends IndexedRecord> implements Serde<T> {
  private final RegistryAvroSerializer<T> serializer;
  private final RegistryAvroDeserializer<T> deserializer;
  private SchemaRegistry registry;

  /**
   * For use by class name in settings: reads into {@link org.apache.avro.generic.GenericRecord}, or
   * into generated classes with {@code specific.avro.reader=true}.
   */
  public RegistrySerde() {
    this(new RegistryAvroSerializer<>(), new RegistryAvroDeserializer<>());
  }

  private RegistrySerde(
      RegistryAvroSerializer<T> serializer, RegistryAvroDeserializer<T> deserializer) {
    this.serializer = serializer;
    this.deserializer = deserializer;
  }

  /** Every setting that a serde reads, but those for TLS: {@code schema.registry.ssl.*}. */
  public static ConfigDef settings() {
    ConfigDef settings = RegistrySettings.definition();
    SerdeSettings.DEFINITION.configKeys().values().forEach(settings::define);
    return settings;
  }

  /** For records of a generated class; to be followed by {@link #configure}. */
  public static <R extends SpecificRecord> RegistrySerde<R> of(Class<R> type) {
    return new RegistrySerde<>(new RegistryAvroSerializer<>(), RegistryAvroDeserializer.of(type));
  }

  /**
   * For values of a generated class, ready for use; for the settings see {@link
   * SchemaRegistry#connect}.
   */
  public static <R extends SpecificRecord> RegistrySerde<R> forValues(
      Class<R> type, Map<String, ?> settings) {
    RegistrySerde<R> serde = of(type);
    serde.configure(settings, false);
    return serde;
  }

  /** For values of a generated class, with a registry that others share; ready for use. */
  public static <R extends SpecificRecord> RegistrySerde<R> forValues(
      Class<R> type, SchemaRegistry registry) {
    RegistrySerde<R> serde =
        new RegistrySerde<>(
            RegistryAvroSerializer.of(registry), RegistryAvroDeserializer.of(type, registry));
    serde.share(registry);
    return serde;
  }

  /** A registry that others share; stays when {@link #configure} follows. */
  void share(SchemaRegistry shared) {
    registry = shared;
    serializer.share(shared);
    deserializer.share(shared);
  }

  /** Kafka Streams may do this again, with settings of its own: the first registry stays. */
  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (registry == null) {
      share(SchemaRegistry.connect(configs));
    }
    serializer.configure(configs, isKey);
    deserializer.configure(configs, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
