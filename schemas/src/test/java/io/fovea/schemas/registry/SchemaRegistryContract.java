package io.fovea.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.SchemaRejectedException;
import io.fovea.schemas.UnknownSchemaException;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every registry by the BACKWARD rule, the real one included. */
abstract class SchemaRegistryContract {
  private final String subject = "äöü topic/" + UUID.randomUUID() + "-value";
  private final Schema v1 = person().requiredString("name").endRecord();
  private final Schema v2 = person().requiredString("name").optionalInt("age").endRecord();
  private final Schema breaking = person().requiredString("name").requiredInt("size").endRecord();

  private SchemaRegistry registry;

  abstract SchemaRegistry registry();

  private static SchemaBuilder.FieldAssembler<Schema> person() {
    return SchemaBuilder.record("Person").namespace("test").fields();
  }

  @BeforeEach
  void connect() {
    registry = registry();
  }

  @Test
  void givesBackWhatWasRegistered() {
    assertThat(registry.byId(registry.register(subject, v1))).isEqualTo(v1);
  }

  @Test
  void keepsTheContractNotTheHintsOfTheJavaCompiler() {
    for (Schema generated :
        new Schema[] {ImageEvent.getClassSchema(), QualityReport.getClassSchema()}) {
      int id = registry.register(subject + generated.getName(), generated);

      assertThat(registry.byId(id).toString())
          .doesNotContain("avro.java.string")
          .contains("\"doc\"", "timestamp-millis", "\"default\"");
    }
  }

  @Test
  void sameSchemaKeepsItsId() {
    int id = registry.register(subject, v1);

    assertThat(registry.register(subject, v1)).isEqualTo(id);
    assertThat(registry.register("another " + subject, v1)).isEqualTo(id);
    assertThat(registry.find(subject, v1)).contains(id);
  }

  @Test
  void newestVersionIsLatest() {
    registry.register(subject, v1);
    int id = registry.register(subject, v2);

    RegisteredSchema latest = registry.latest(subject).orElseThrow();

    assertThat(latest).isEqualTo(new RegisteredSchema(id, 2, v2));
  }

  @Test
  void subjectThatIsNotThereIsEmpty() {
    assertThat(registry.latest(subject)).isEmpty();
    assertThat(registry.find(subject, v1)).isEmpty();
    assertThat(registry.isCompatible(subject, v1)).isTrue();
  }

  @Test
  void schemaThatTheSubjectLacksIsNotFound() {
    registry.register(subject, v1);

    assertThat(registry.find(subject, v2)).isEmpty();
  }

  @Test
  void refusesWhatCannotReadEarlierRecords() {
    registry.register(subject, v1);

    assertThat(registry.isCompatible(subject, v2)).isTrue();
    assertThat(registry.isCompatible(subject, breaking)).isFalse();
    assertThatThrownBy(() -> registry.register(subject, breaking))
        .isInstanceOf(SchemaRejectedException.class)
        .hasMessageContaining("test.Person")
        .hasMessageContaining(subject);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 123_456, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void unknownIdIsUnknown(int id) {
    assertThatThrownBy(() -> registry.byId(id)).isInstanceOf(UnknownSchemaException.class);
  }
}
