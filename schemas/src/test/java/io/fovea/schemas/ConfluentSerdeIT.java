package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.localstack.LocalStack;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Confluent's serde against ours, with the same settings and one registry. Its classes are named as
 * in settings, so that this compiles where they cannot be had; {@code -Pconfluent} brings them, and
 * without that the build leaves this test out. {@link WireFormatTest} holds ours against bytes that
 * were worked out by hand.
 */
@Tag("confluent")
class ConfluentSerdeIT {
  private static final String THEIRS = "io.confluent.kafka.serializers.";

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void bothWriteTheSameBytes(SpecificRecord record) {
    byte[] ours = write(new RegistryAvroSerializer<>(), record, Map.of());

    assertThat(write(theirs("KafkaAvroSerializer"), record, Map.of())).isEqualTo(ours);
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void bothWriteAsTheNewestVersion(SpecificRecord record) {
    byte[] registered = write(new RegistryAvroSerializer<>(), record, Map.of());
    Map<String, Object> latest = Map.of("auto.register.schemas", false, "use.latest.version", true);

    assertThat(write(new RegistryAvroSerializer<>(), record, latest)).isEqualTo(registered);
    assertThat(write(theirs("KafkaAvroSerializer"), record, latest)).isEqualTo(registered);
  }

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  void eachReadsWhatTheOtherWrote(SpecificRecord record) {
    byte[] ours = write(new RegistryAvroSerializer<>(), record, Map.of());
    byte[] written = write(theirs("KafkaAvroSerializer"), record, Map.of());

    assertThat(read(theirs("KafkaAvroDeserializer"), record, ours)).isEqualTo(record);
    assertThat(read(RegistryAvroDeserializer.of(record.getClass()), record, written))
        .isEqualTo(record);
  }

  private static <T> byte[] write(
      Serializer<T> serializer, T record, Map<String, Object> moreSettings) {
    try (serializer) {
      serializer.configure(settings(moreSettings), false);
      return serializer.serialize(topic(record), record);
    }
  }

  private static Object read(Deserializer<?> deserializer, SpecificRecord record, byte[] bytes) {
    try (deserializer) {
      deserializer.configure(settings(Map.of("specific.avro.reader", true)), false);
      return deserializer.deserialize(topic(record), bytes);
    }
  }

  private static String topic(Object record) {
    return record.getClass().getSimpleName();
  }

  private static Map<String, Object> settings(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("schema.registry.url", stack.schemaRegistry().toString());
    // Ours never registers the hints of Avro's compiler for Java; theirs does unless told.
    settings.put("avro.remove.java.properties", true);
    return settings;
  }

  @SuppressWarnings("unchecked")
  private static <S> S theirs(String name) {
    try {
      return (S) Class.forName(THEIRS + name).getConstructor().newInstance();
    } catch (ReflectiveOperationException absent) {
      throw new AssertionError("Confluent's serde is not on the class path", absent);
    }
  }
}
