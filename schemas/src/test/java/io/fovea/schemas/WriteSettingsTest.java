package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schema.LabelFeedback;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.schemas.registry.SchemaRegistry;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.junit.jupiter.api.Test;

/** {@code auto.register.schemas} and {@code use.latest.version}. */
class WriteSettingsTest {
  private static final Map<String, Object> NO_REGISTERING =
      Map.of("auto.register.schemas", "false");
  private static final Map<String, Object> LATEST =
      Map.of("auto.register.schemas", "false", "use.latest.version", "true");

  private final SchemaRegistry registry = new InMemorySchemaRegistry();

  @Test
  void hasConfluentsDefaults() {
    SerdeSettings settings = new SerdeSettings(Map.of(), false);

    assertThat(settings.autoRegister()).isTrue();
    assertThat(settings.useLatest()).isFalse();
    assertThat(settings.specific()).isFalse();
    assertThat(RegistrySerde.settings().names())
        .contains("schema.registry.url", "auto.register.schemas", "specific.avro.reader");
  }

  @Test
  void schemaIsRegisteredOnFirstUse() {
    write(Map.of());

    assertThat(registry.latest("labels-value").orElseThrow().version()).isEqualTo(1);
  }

  @Test
  void withoutRegisteringTheSchemaMustBeThere() {
    assertThatThrownBy(() -> write(NO_REGISTERING))
        .isInstanceOf(SchemaRejectedException.class)
        .hasMessageContaining("labels-value")
        .hasMessageContaining("auto.register.schemas=true");
    assertThat(registry.latest("labels-value")).isEmpty();

    registry.register("labels-value", LabelFeedback.getClassSchema());
    assertThat(read(write(NO_REGISTERING)).get("label")).hasToString("7");
  }

  @Test
  void latestThatIsOursIsWrittenAsItIs() {
    int id = registry.register("labels-value", LabelFeedback.getClassSchema());

    byte[] bytes = write(LATEST);

    assertThat(bytes[4]).isEqualTo((byte) id);
    assertThat(bytes).isEqualTo(write(NO_REGISTERING));
  }

  @Test
  void latestThatIsNewerGetsItsDefaults() {
    registry.register("labels-value", LabelFeedback.getClassSchema());
    Schema newer =
        labelFeedback()
            .name("certainty")
            .type()
            .doubleType()
            .doubleDefault(1.0)
            .requiredString("label")
            .requiredString("imageId")
            .requiredLong("labeledAt")
            .endRecord();
    int id = registry.register("labels-value", newer);

    byte[] bytes = write(LATEST);

    assertThat(bytes[4]).isEqualTo((byte) id);
    assertThat(read(bytes))
        .hasToString(
            "{\"certainty\": 1.0, \"label\": \"7\", \"imageId\": \"a\", \"labeledAt\": 1}");
  }

  @Test
  void latestThatCannotTakeOurRecordIsRefused() {
    registry.register("labels-value", labelFeedback().requiredInt("somethingElse").endRecord());

    assertThatThrownBy(() -> write(LATEST))
        .isInstanceOf(SchemaRejectedException.class)
        .hasMessageContaining("use.latest.version=false");
  }

  @Test
  void latestOfNothingIsRefused() {
    assertThatThrownBy(() -> write(LATEST)).isInstanceOf(SchemaRejectedException.class);
  }

  @Test
  void schemaThatBreaksTheSubjectIsRefused() {
    registry.register("labels-value", labelFeedback().requiredInt("imageId").endRecord());

    assertThatThrownBy(() -> write(Map.of())).isInstanceOf(SchemaRejectedException.class);
  }

  private static SchemaBuilder.FieldAssembler<Schema> labelFeedback() {
    return SchemaBuilder.record("LabelFeedback").namespace("io.fovea.schema").fields();
  }

  private byte[] write(Map<String, ?> settings) {
    RegistryAvroSerializer<LabelFeedback> serializer = RegistryAvroSerializer.of(registry);
    serializer.configure(settings, false);
    return serializer.serialize("labels", SampleRecords.labelFeedback());
  }

  private GenericRecord read(byte[] bytes) {
    RegistryAvroDeserializer<IndexedRecord> generic = new RegistryAvroDeserializer<>();
    generic.share(registry);
    generic.configure(Map.of(), false);
    return (GenericRecord) generic.deserialize("labels", bytes);
  }
}
