package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.LabelFeedback;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.schemas.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegistrySerdeTest {
  private final SchemaRegistry registry = new InMemorySchemaRegistry();
  private final RegistrySerde<LabelFeedback> serde =
      RegistrySerde.forValues(LabelFeedback.class, registry);

  @ParameterizedTest
  @MethodSource("io.fovea.schemas.SampleRecords#all")
  @SuppressWarnings("unchecked")
  void readsBackWhatItWrites(SpecificRecord record) {
    RegistrySerde<SpecificRecord> serde =
        RegistrySerde.forValues((Class<SpecificRecord>) record.getClass(), registry);

    byte[] bytes = serde.serializer().serialize("t", record);

    assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(record);
  }

  @Test
  void nullStaysNull() {
    assertThat(serde.serializer().serialize("t", null)).isNull();
    assertThat(serde.deserializer().deserialize("t", (byte[]) null)).isNull();
    assertThat(serde.deserializer().deserialize("t", null, (ByteBuffer) null)).isNull();
  }

  @Test
  void readsFromTheMiddleOfABuffer() {
    byte[] bytes = serde.serializer().serialize("t", SampleRecords.labelFeedback());
    ByteBuffer heap =
        ByteBuffer.allocate(bytes.length + 20).position(7).put(bytes).limit(7 + bytes.length);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();

    assertThat(read(heap.position(7).slice())).isEqualTo(SampleRecords.labelFeedback());
    assertThat(read(heap.position(7).asReadOnlyBuffer())).isEqualTo(SampleRecords.labelFeedback());
    assertThat(read(direct)).isEqualTo(SampleRecords.labelFeedback());
    assertThat(heap.position()).isEqualTo(7);
  }

  private LabelFeedback read(ByteBuffer record) {
    return serde.deserializer().deserialize("t", new RecordHeaders(), record);
  }

  @Test
  void writesContentOfADirectBufferAgainAndAgain() {
    ImageEvent image = SampleRecords.imageEvent();
    image.setContent(ByteBuffer.allocateDirect(100_000));
    RegistrySerde<ImageEvent> images = RegistrySerde.forValues(ImageEvent.class, registry);

    byte[] first = images.serializer().serialize("t", image);

    assertThat(images.serializer().serialize("t", image)).isEqualTo(first);
    assertThat(images.deserializer().deserialize("t", first)).isEqualTo(image);
  }

  @Test
  void largeImagesLeaveNothingBehind() {
    RegistrySerde<ImageEvent> images = RegistrySerde.forValues(ImageEvent.class, registry);
    for (int size : new int[] {5_000_000, 10, 70_000}) {
      ImageEvent image = SampleRecords.imageEvent();
      image.setContent(ByteBuffer.wrap(new byte[size]));

      byte[] bytes = images.serializer().serialize("t", image);

      assertThat(bytes).hasSizeBetween(size, size + 100);
      assertThat(images.deserializer().deserialize("t", bytes)).isEqualTo(image);
    }
  }

  @Test
  void subjectsFollowTheTopic() {
    RegistrySerde<LabelFeedback> keys = RegistrySerde.forValues(LabelFeedback.class, registry);
    keys.configure(Map.of(), true);

    serde.serializer().serialize("labels", SampleRecords.labelFeedback());
    keys.serializer().serialize("labels", SampleRecords.labelFeedback());

    assertThat(registry.latest("labels-value")).isPresent();
    assertThat(registry.latest("labels-key")).isPresent();
  }

  @Test
  void recordThatDoesNotFitItsSchemaIsTold() {
    LabelFeedback unlabelled = new LabelFeedback("a", null, "", Instant.EPOCH);

    assertThatThrownBy(() -> serde.serializer().serialize("t", unlabelled))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("label");
  }

  @Test
  void asksTheRegistryOnceForManyRecords() {
    OneSchemaRegistry counting = new OneSchemaRegistry(1, LabelFeedback.getClassSchema());
    RegistrySerde<LabelFeedback> counted = RegistrySerde.forValues(LabelFeedback.class, counting);

    for (int i = 0; i < 100; i++) {
      byte[] bytes = counted.serializer().serialize("t", SampleRecords.labelFeedback());
      counted.deserializer().deserialize("t", bytes);
    }

    assertThat(counting.asked).isEqualTo(2);
  }

  @Test
  void servesManyThreadsAtOnce() {
    long equal =
        IntStream.range(0, 20_000)
            .parallel()
            .filter(
                i -> {
                  LabelFeedback feedback =
                      new LabelFeedback("id-" + i, "é".repeat(i % 50), "", Instant.ofEpochMilli(i));
                  byte[] bytes = serde.serializer().serialize("t", feedback);
                  return feedback.equals(serde.deserializer().deserialize("t", bytes));
                })
            .count();

    assertThat(equal).isEqualTo(20_000);
  }

  @Test
  void withoutAClassItReadsGenericRecords() {
    byte[] bytes = serde.serializer().serialize("t", SampleRecords.labelFeedback());

    IndexedRecord read = named(Map.of()).deserializer().deserialize("t", bytes);

    assertThat(read).isInstanceOf(GenericRecord.class);
    assertThat(((GenericRecord) read).get("label")).hasToString("7");
  }

  @Test
  void withoutAClassItReadsTheClassThatTheSchemaNames() {
    byte[] bytes = serde.serializer().serialize("t", SampleRecords.labelFeedback());

    assertThat(named(Map.of("specific.avro.reader", "true")).deserializer().deserialize("t", bytes))
        .isEqualTo(SampleRecords.labelFeedback());
  }

  @Test
  void doesNotCreateAnyClassThatASchemaNames() {
    for (String name :
        new String[] {"java.lang.Thread", "test.NoSuchClass", "io.fovea.schema.ImageFormat"}) {
      Schema hostile = Schema.createRecord(name, null, null, false, List.of());
      int id = registry.register(name, hostile);
      byte[] bytes = ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();

      assertThatThrownBy(
              () ->
                  named(Map.of("specific.avro.reader", "true"))
                      .deserializer()
                      .deserialize("t", bytes))
          .isInstanceOf(MalformedAvroException.class)
          .hasMessageContaining(name);
    }
  }

  /** As a client does that finds the class by its name in settings, but for the network. */
  private RegistrySerde<IndexedRecord> named(Map<String, ?> settings) {
    RegistrySerde<IndexedRecord> named = new RegistrySerde<>();
    named.share(registry);
    named.configure(settings, false);
    return named;
  }

  @Test
  void saysWhatToDoIfNotConfigured() {
    RegistrySerde<LabelFeedback> bare = RegistrySerde.of(LabelFeedback.class);

    assertThatThrownBy(() -> bare.serializer().serialize("t", SampleRecords.labelFeedback()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
    assertThatThrownBy(() -> bare.deserializer().deserialize("t", new byte[10]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("configure()");
  }

  @Test
  void otherSubjectStrategiesAreRefusedNotIgnored() {
    Map<String, String> settings = new HashMap<>();
    settings.put("schema.registry.url", "http://localhost:1");
    settings.put("value.subject.name.strategy", "io.confluent.RecordNameStrategy");

    assertThatThrownBy(() -> RegistrySerde.forValues(LabelFeedback.class, settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("TopicNameStrategy");
    settings.put("value.subject.name.strategy", "io.confluent.TopicNameStrategy");
    RegistrySerde.forValues(LabelFeedback.class, settings).close();
  }
}
