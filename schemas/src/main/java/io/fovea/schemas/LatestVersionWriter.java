package io.fovea.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes a record as another schema than its own, by Avro's rules of resolution: fields by name,
 * defaults for new ones. Twice the work of a plain writer; only programs that lag behind the
 * registry pay it.
 */
final class LatestVersionWriter<T> implements DatumWriter<T> {
  private final DatumWriter<T> own;
  private final Schema ownSchema;
  private final Schema latest;

  LatestVersionWriter(DatumWriter<T> own, Schema ownSchema, Schema latest) {
    if (SchemaCompatibility.checkReaderWriterCompatibility(latest, ownSchema).getType()
        != SchemaCompatibilityType.COMPATIBLE) {
      throw new SchemaRejectedException(
          "The subject's newest schema cannot take in a record of this program's "
              + ownSchema.getFullName()
              + ": update the program, or set use.latest.version=false");
    }
    this.own = own;
    this.ownSchema = ownSchema;
    this.latest = latest;
  }

  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("Both schemas are settled");
  }

  @Override
  public void write(T record, Encoder out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    own.write(record, encoder);
    GenericRecord resolved =
        new GenericDatumReader<GenericRecord>(ownSchema, latest)
            .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    new GenericDatumWriter<GenericRecord>(latest).write(resolved, out);
  }
}
