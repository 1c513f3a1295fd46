package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.schemas.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

/** Programs of another age, or in another language, write images that ours still read. */
class OtherVersionsTest {
  private static final Schema TIME =
      LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
  private static final ByteBuffer CONTENT = ByteBuffer.wrap(new byte[] {1, 2, 3});

  private final SchemaRegistry registry = new InMemorySchemaRegistry();

  @Test
  void olderWriterLacksFieldsThatHaveDefaults() {
    GenericRecord old = anImageOfAnOlderVersion();

    ImageEvent read = read(old);

    assertThat(read)
        .isEqualTo(
            ImageEvent.newBuilder()
                .setImageId("a")
                .setCapturedAt(Instant.ofEpochMilli(5))
                .setContent(CONTENT)
                .build());
    assertThat(read.getFormat()).isEqualTo(ImageFormat.AUTO);
  }

  @Test
  void defaultsAreNotSharedBetweenRecords() {
    GenericRecord old = anImageOfAnOlderVersion();

    read(old).getAttributes().put("mine", "only");

    assertThat(read(old).getAttributes()).isEmpty();
  }

  @Test
  void newerWriterHasFieldsAndFormatsThatWeDoNotKnow() {
    Schema format =
        SchemaBuilder.enumeration("ImageFormat")
            .namespace("io.fovea.schema")
            .defaultSymbol("AUTO")
            .symbols("WEBP", "AUTO", "PNG");
    Schema newer =
        minimal()
            .name("format")
            .type(format)
            .noDefault()
            .name("history")
            .type()
            .array()
            .items()
            .map()
            .values()
            .doubleType()
            .noDefault()
            .requiredString("note")
            .endRecord();
    GenericRecord image = image(newer);
    image.put("format", new GenericData.EnumSymbol(format, "WEBP"));
    image.put("history", List.of(Map.of("x", 1.0)));
    image.put("note", "hello");

    ImageEvent read = read(image);

    assertThat(read.getFormat()).isEqualTo(ImageFormat.AUTO);
    assertThat(read.getImageId()).isEqualTo("a");
    assertThat(read.getContent()).isEqualTo(CONTENT);
  }

  @Test
  void orderOfFieldsIsTheWritersAffair() {
    Schema reordered =
        imageEvent()
            .requiredBytes("content")
            .name("capturedAt")
            .type(TIME)
            .noDefault()
            .requiredString("imageId")
            .endRecord();

    assertThat(read(image(reordered)).getImageId()).isEqualTo("a");
  }

  static GenericRecord anImageOfAnOlderVersion() {
    return image(minimal().endRecord());
  }

  private static SchemaBuilder.FieldAssembler<Schema> imageEvent() {
    return SchemaBuilder.record("ImageEvent").namespace("io.fovea.schema").fields();
  }

  private static SchemaBuilder.FieldAssembler<Schema> minimal() {
    return imageEvent()
        .requiredString("imageId")
        .name("capturedAt")
        .type(TIME)
        .noDefault()
        .requiredBytes("content");
  }

  private static GenericRecord image(Schema schema) {
    GenericRecord image = new GenericData.Record(schema);
    image.put("imageId", "a");
    image.put("capturedAt", 5L);
    image.put("content", CONTENT);
    return image;
  }

  private ImageEvent read(GenericRecord written) {
    byte[] bytes = RegistryAvroSerializer.<GenericRecord>of(registry).serialize("images", written);
    return RegistryAvroDeserializer.of(ImageEvent.class, registry).deserialize("images", bytes);
  }
}
