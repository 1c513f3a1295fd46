package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlannedWriterTest {

  static List<SpecificRecord> records() {
    ImageEvent bare = SampleRecords.imageEvent();
    bare.setWidth(null);
    bare.setHeight(null);
    bare.setAttributes(Map.of());
    Prediction empty = SampleRecords.prediction();
    empty.setTopK(List.of());
    empty.setImageId("");
    Prediction wide = SampleRecords.prediction();
    wide.setImageId("Kamera Süd \uD83D\uDCF7".repeat(50));
    wide.setSourceOffset(-1L);
    List<SpecificRecord> all = new ArrayList<>(SampleRecords.all().toList());
    all.addAll(List.of(bare, empty, wide));
    return all;
  }

  @ParameterizedTest
  @MethodSource("records")
  void writesTheBytesOfAvrosOwnWriter(SpecificRecord record) throws IOException {
    DatumWriter<SpecificRecord> avros = avros(record.getSchema(), record.getClass());
    DatumWriter<SpecificRecord> planned = PlannedWriter.of(record.getSchema(), avros);

    assertThat(planned).isInstanceOf(PlannedWriter.class);
    assertThat(bytes(planned, record)).isEqualTo(bytes(avros, record));
  }

  @Test
  void saysInAvrosWordsWhatDoesNotFit() {
    Prediction broken = SampleRecords.prediction();
    broken.put("topK", List.of(new ScoredLabel(null, 1f)));
    DatumWriter<Prediction> planned =
        PlannedWriter.of(broken.getSchema(), avros(broken.getSchema(), Prediction.class));

    assertThatThrownBy(() -> bytes(planned, broken)).hasMessageContaining("label");
  }

  @Test
  void leavesSchemasThatItHasNoPlanForToAvro() {
    Schema self =
        SchemaBuilder.record("Node")
            .fields()
            .name("next")
            .type()
            .optional()
            .type("Node")
            .endRecord();
    Schema choice =
        SchemaBuilder.record("Choice")
            .fields()
            .name("either")
            .type()
            .unionOf()
            .intType()
            .and()
            .stringType()
            .endUnion()
            .noDefault()
            .endRecord();

    for (Schema schema : List.of(self, choice)) {
      DatumWriter<GenericRecord> avros = new SpecificDatumWriter<>(schema);
      assertThat(PlannedWriter.of(schema, avros)).isSameAs(avros);
    }
  }

  private static <T> DatumWriter<T> avros(Schema schema, Class<?> type) {
    return new SpecificDatumWriter<>(schema, SpecificData.getForClass(type));
  }

  private static <T> byte[] bytes(DatumWriter<T> writer, T record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder to = EncoderFactory.get().directBinaryEncoder(bytes, null);
    writer.write(record, to);
    to.flush();
    return bytes.toByteArray();
  }
}
