package io.fovea.schemas;

import io.fovea.schemas.registry.BoundedCache;
import io.fovea.schemas.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Reads Avro records in the Confluent wire format, whatever version of the schema they were written
 * with. Null stays null: a tombstone. Safe for use by many threads.
 *
 * <p>For a record that will never be readable it throws {@link NotWireFormatException}, {@link
 * UnknownSchemaException} or {@link MalformedAvroException}. {@link RegistryUnavailableException}
 * says nothing about the record: try again, and do not give the record up.
 */
public final class RegistryAvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
  private static final int MAX_WRITERS = 1_000;

  private final BoundedCache<Integer, DatumReader<T>> readerOfSchemaId =
      new BoundedCache<>(MAX_WRITERS);
  private RecordReaders<T> readers;
  private SchemaRegistry registry;

  /**
   * For use by class name in settings: reads into {@link org.apache.avro.generic.GenericRecord}, or
   * into generated classes with {@code specific.avro.reader=true}.
   */
  public RegistryAvroDeserializer() {}

  private RegistryAvroDeserializer(RecordReaders<T> readers, SchemaRegistry registry) {
    this.readers = readers;
    this.registry = registry;
  }

  /** Reads into a generated class; to be followed by {@link #configure}. */
  public static <R extends SpecificRecord> RegistryAvroDeserializer<R> of(Class<R> type) {
    return of(type, null);
  }

  /** Reads into a generated class, with a registry that others share; ready for use. */
  public static <R extends SpecificRecord> RegistryAvroDeserializer<R> of(
      Class<R> type, SchemaRegistry registry) {
    return new RegistryAvroDeserializer<>(RecordReaders.into(type), registry);
  }

  /** A registry that others share; stays when {@link #configure} follows. */
  void share(SchemaRegistry shared) {
    registry = shared;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    SerdeSettings settings = new SerdeSettings(configs, isKey);
    if (readers == null) {
      readers = settings.specific() ? RecordReaders.namedByWriter() : RecordReaders.generic();
    }
    if (registry == null) {
      registry = SchemaRegistry.connect(configs);
    }
  }

  @Override
  public T deserialize(String topic, byte[] record) {
    return record == null ? null : read(ByteBuffer.wrap(record));
  }

  /** Spares the copy that the default makes where the consumer's buffer has an array. */
  @Override
  public T deserialize(String topic, Headers headers, ByteBuffer record) {
    if (record == null) {
      return null;
    }
    return read(record.hasArray() ? record : ByteBuffer.wrap(Utils.toArray(record)));
  }

  private T read(ByteBuffer record) {
    DatumReader<T> reader = readerOfSchemaId.get(WireFormat.schemaId(record), this::readerOf);
    return AvroPayload.read(
        reader,
        record.array(),
        record.arrayOffset() + record.position() + WireFormat.HEADER_LENGTH,
        record.remaining() - WireFormat.HEADER_LENGTH);
  }

  private DatumReader<T> readerOf(int schemaId) {
    if (registry == null) {
      throw new IllegalStateException(
          "The deserializer was not configured: call configure() first");
    }
    return readers.readerFor(registry.byId(schemaId));
  }
}
