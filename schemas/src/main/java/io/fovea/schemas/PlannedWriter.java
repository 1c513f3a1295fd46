package io.fovea.schemas;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;

/**
 * Writes generated records by steps that were worked out once for their schema. Avro's own writer
 * works out for each value of each record what it is and whether a conversion belongs to it, which
 * costs more than the bytes. Those are the same.
 */
final class PlannedWriter<T extends IndexedRecord> implements DatumWriter<T> {
  private final DatumWriter<T> avros;
  private final WriteStep record;

  private PlannedWriter(DatumWriter<T> avros, WriteStep record) {
    this.avros = avros;
    this.record = record;
  }

  /**
   * A writer with a plan, or Avro's own where the schema holds what no plan is made for.
   *
   * @param avros for records of a generated class
   */
  static <T extends IndexedRecord> DatumWriter<T> of(Schema schema, DatumWriter<T> avros) {
    WriteStep record = new WriteSteps().of(schema);
    return record == null ? avros : new PlannedWriter<>(avros, record);
  }

  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("The schema is settled");
  }

  /** What does not fit its schema is left to Avro's writer, which says where it does not. */
  @Override
  public void write(T value, Encoder to) throws IOException {
    try {
      record.write(value, to);
    } catch (NullPointerException | ClassCastException misfit) {
      avros.write(value, to);
      throw misfit;
    }
  }
}
