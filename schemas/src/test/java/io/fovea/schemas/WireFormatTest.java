package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.LabelFeedback;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our bytes against bytes worked out by hand, and against Avro's own generic classes. */
class WireFormatTest {
  private static final int ID = 0x01020304;

  @Test
  void writesLabelFeedbackAsWorkedOutByHand() {
    LabelFeedback feedback = new LabelFeedback("a", "7", "", Instant.ofEpochMilli(-2));

    // magic, id; "a": zigzag(1)=02 61; "7": 02 37; "": 00; -2: zigzag=03
    assertWrittenAs("00 01020304 0261 0237 00 03", feedback);
  }

  @Test
  void writesRawImageAsWorkedOutByHand() {
    ImageEvent image =
        new ImageEvent(
            "id",
            Instant.ofEpochMilli(300),
            "s",
            ImageFormat.RAW,
            2,
            1,
            null,
            ByteBuffer.wrap(new byte[] {(byte) 0xff, 0x10}),
            Map.of("k", "v"));

    // 300: zigzag 600 = d8 04; RAW: index 5 = 0a; width: branch 1, 2; height: branch 1, 1;
    // channels:
    // branch 0; content: 2 bytes; attributes: a block of 1 entry, then the end
    assertWrittenAs("00 01020304 046964 d804 0273 0a 0204 0202 00 04ff10 02 026b 0276 00", image);
  }

  private static <T extends SpecificRecord> void assertWrittenAs(String hex, T record) {
    byte[] golden = HexFormat.of().parseHex(hex.replace(" ", ""));
    try (RegistrySerde<T> serde = serde(record)) {
      assertThat(serde.serializer().serialize("t", record)).isEqualTo(golden);
      assertThat(serde.deserializer().deserialize("t", golden)).isEqualTo(record);
    }
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void readsAndWritesTheBytesOfPlainAvro(SpecificRecord record) throws IOException {
    RegistrySerde<SpecificRecord> serde = serde(record);
    GenericRecord generic =
        withPlainAvro(plain(record.getSchema()), serde.serializer().serialize("t", record));
    byte[] golden = writtenWithPlainAvro(generic);

    assertThat(serde.serializer().serialize("t", record)).isEqualTo(golden);
    assertThat(serde.deserializer().deserialize("t", golden)).isEqualTo(record);
  }

  @Test
  void genericRecordHasTheSameBytes() {
    LabelFeedback feedback = SampleRecords.labelFeedback();
    GenericRecord generic = new GenericData.Record(plain(LabelFeedback.getClassSchema()));
    generic.put("imageId", "a");
    generic.put("label", "7");
    generic.put("annotator", "eva");
    generic.put("labeledAt", 1L);

    byte[] fromGeneric =
        RegistryAvroSerializer.<GenericRecord>of(new OneSchemaRegistry(ID, generic.getSchema()))
            .serialize("t", generic);

    assertThat(fromGeneric).isEqualTo(serde(feedback).serializer().serialize("t", feedback));
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecord> RegistrySerde<T> serde(T record) {
    return RegistrySerde.forValues(
        (Class<T>) record.getClass(), new OneSchemaRegistry(ID, plain(record.getSchema())));
  }

  /** The contract as any other language has it. */
  private static Schema plain(Schema generated) {
    return SchemaHistory.current(generated.getName());
  }

  private static GenericRecord withPlainAvro(Schema schema, byte[] record) throws IOException {
    int header = 5;
    return new GenericDatumReader<GenericRecord>(schema)
        .read(
            null, DecoderFactory.get().binaryDecoder(record, header, record.length - header, null));
  }

  private static byte[] writtenWithPlainAvro(GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(bytes);
    header.writeByte(0);
    header.writeInt(ID);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
