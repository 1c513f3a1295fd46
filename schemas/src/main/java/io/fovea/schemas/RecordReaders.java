package io.fovea.schemas;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Makes, for each writer's schema, the reader that turns its bytes into the record asked for. */
@FunctionalInterface
interface RecordReaders<T extends IndexedRecord> {

  /**
   * A reader without state: any number of threads may use it at once.
   *
   * @throws MalformedAvroException if no record of that schema can be read here
   */
  DatumReader<T> readerFor(Schema writer);

  /** Into one generated class, whatever version of its schema the writer had. */
  static <R extends SpecificRecord> RecordReaders<R> into(Class<R> type) {
    TrustedRecords.trust(type);
    Schema ours = SpecificData.get().getSchema(type);
    return writer -> build(writer, ours, SpecificData.getForClass(type));
  }

  /** Into {@link org.apache.avro.generic.GenericRecord}, by the writer's own schema. */
  static <T extends IndexedRecord> RecordReaders<T> generic() {
    GenericData model = new GenericData();
    return writer -> build(writer, writer, model);
  }

  /** Into the generated class that the writer's schema names, if Avro trusts that class. */
  static <T extends IndexedRecord> RecordReaders<T> namedByWriter() {
    return writer -> {
      Class<?> type = classNamedBy(writer);
      return build(writer, SpecificData.get().getSchema(type), SpecificData.getForClass(type));
    };
  }

  private static Class<?> classNamedBy(Schema writer) {
    try {
      Class<?> type = SpecificData.get().getClass(writer);
      if (type != null && SpecificRecord.class.isAssignableFrom(type)) {
        return type;
      }
    } catch (SecurityException untrusted) {
      // A schema may name any class on the class path: the record decides that, not the program.
    }
    throw new MalformedAvroException(
        "No trusted generated class is named " + writer.getFullName() + ", as the record's schema");
  }

  /**
   * A builder of its own for each: the one that Avro shares between all readers of a class keeps a
   * cache that is not safe for threads, and its readers build themselves on first use.
   */
  private static <T> DatumReader<T> build(Schema writer, Schema reader, GenericData model) {
    try {
      return new FastReaderBuilder(model).createDatumReader(writer, reader);
    } catch (IOException | AvroRuntimeException e) {
      throw new MalformedAvroException(
          "A record of " + writer.getFullName() + " cannot be read as " + reader.getFullName(), e);
    }
  }
}
