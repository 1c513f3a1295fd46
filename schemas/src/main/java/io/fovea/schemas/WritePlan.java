package io.fovea.schemas;

import io.fovea.schemas.registry.RegisteredSchema;
import io.fovea.schemas.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * How records of one schema get into one subject; settled with the registry once.
 *
 * @param writer has no state: any number of threads may use it at once
 */
record WritePlan<T extends IndexedRecord>(int schemaId, DatumWriter<T> writer) {

  static <T extends IndexedRecord> WritePlan<T> settle(
      SchemaRegistry registry,
      SerdeSettings settings,
      String subject,
      Schema schema,
      Class<?> type) {
    DatumWriter<T> own = writer(schema, type);
    if (settings.autoRegister()) {
      return new WritePlan<>(registry.register(subject, schema), own);
    }
    return settings.useLatest()
        ? asLatest(registry, subject, schema, own)
        : new WritePlan<>(registeredId(registry, subject, schema), own);
  }

  private static <T extends IndexedRecord> DatumWriter<T> writer(Schema schema, Class<?> type) {
    return SpecificRecord.class.isAssignableFrom(type)
        ? PlannedWriter.of(
            schema, new SpecificDatumWriter<>(schema, SpecificData.getForClass(type)))
        : new GenericDatumWriter<>(schema);
  }

  private static <T extends IndexedRecord> WritePlan<T> asLatest(
      SchemaRegistry registry, String subject, Schema schema, DatumWriter<T> own) {
    RegisteredSchema latest = registry.latest(subject).orElseThrow(() -> missing(subject, schema));
    boolean same = registry.find(subject, schema).filter(id -> id.equals(latest.id())).isPresent();
    return new WritePlan<>(
        latest.id(), same ? own : new LatestVersionWriter<>(own, schema, latest.schema()));
  }

  private static int registeredId(SchemaRegistry registry, String subject, Schema schema) {
    return registry.find(subject, schema).orElseThrow(() -> missing(subject, schema));
  }

  private static SchemaRejectedException missing(String subject, Schema schema) {
    return new SchemaRejectedException(
        "The registry's subject "
            + subject
            + " does not have this version of "
            + schema.getFullName()
            + ": register it, or set auto.register.schemas=true");
  }
}
