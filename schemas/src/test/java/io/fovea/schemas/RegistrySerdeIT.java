package io.fovea.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.localstack.LocalStack;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Through a real broker and a real registry, named in settings by class as people do. */
class RegistrySerdeIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static LocalStack stack;

  @BeforeAll
  static void start() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void producerAndConsumerFindTheClassesByName() {
    stack.createTopic("predictions", 1);
    send("predictions", SampleRecords.prediction());

    ConsumerRecord<String, Object> received =
        receive(
            "predictions", RegistryAvroDeserializer.class, Map.of("specific.avro.reader", "true"));

    assertThat(received.key()).isEqualTo("key");
    assertThat(received.value()).isEqualTo(SampleRecords.prediction());
  }

  @Test
  void whoeverHasPlainAvroAndHttpCanReadIt() throws Exception {
    stack.createTopic("images", 1);
    send("images", SampleRecords.imageEvent());

    byte[] raw = (byte[]) receive("images", ByteArrayDeserializer.class, Map.of()).value();
    ByteBuffer record = ByteBuffer.wrap(raw);
    assertThat(record.get()).isZero();
    int id = record.getInt();
    JsonNode byId = get("/schemas/ids/" + id);
    JsonNode latest = get("/subjects/images-value/versions/latest");
    Schema schema = new Schema.Parser().parse(byId.get("schema").asText());
    GenericRecord decoded =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(raw, 5, raw.length - 5, null));

    assertThat(latest.get("id").asInt()).isEqualTo(id);
    assertThat(schema.toString()).isEqualTo(SchemaHistory.current("ImageEvent").toString());
    assertThat(decoded.get("imageId")).hasToString("camera-7/00042");
    assertThat(decoded.get("capturedAt")).isEqualTo(1_700_000_000_123L);
    assertThat(decoded.get("source")).hasToString("Kamera Süd");
    assertThat(decoded.get("format")).hasToString("RAW");
    assertThat(((ByteBuffer) decoded.get("content")).remaining()).isEqualTo(784);
  }

  /** What an operator registers from the file is the schema that our classes ask for. */
  @Test
  void contractRegisteredFromItsFileServesWithoutAutoRegistration() throws Exception {
    for (SpecificRecord record : SampleRecords.all().toList()) {
      String name = record.getSchema().getName();
      String file = Files.readString(Path.of("src/main/avro", name + ".avsc"));
      int id =
          post(
                  "/subjects/ops-" + name + "-value/versions",
                  JSON.createObjectNode().put("schema", file))
              .get("id")
              .asInt();
      RegistryAvroSerializer<SpecificRecord> serializer = new RegistryAvroSerializer<>();
      serializer.configure(settings(Map.of("auto.register.schemas", "false")), false);

      byte[] bytes = serializer.serialize("ops-" + name, record);

      assertThat(ByteBuffer.wrap(bytes, 1, 4).getInt()).as(name).isEqualTo(id);
    }
  }

  @Test
  void recordsOfAnOlderVersionOfTheTopicAreRead() {
    RegistryAvroSerializer<GenericRecord> older = new RegistryAvroSerializer<>();
    older.configure(settings(Map.of()), false);
    RegistryAvroDeserializer<ImageEvent> ours = RegistryAvroDeserializer.of(ImageEvent.class);
    ours.configure(settings(Map.of()), false);

    GenericRecord image = OtherVersionsTest.anImageOfAnOlderVersion();

    assertThat(ours.deserialize("aged", older.serialize("aged", image)).getCapturedAt())
        .isEqualTo(Instant.ofEpochMilli(5));
  }

  @Test
  void unknownIdIsTheRecordsFault() {
    RegistryAvroDeserializer<Prediction> deserializer =
        RegistryAvroDeserializer.of(Prediction.class);
    deserializer.configure(settings(Map.of()), false);
    byte[] foreign = {0, 0x7f, 0, 0, 1, 2, 3};

    assertThatThrownBy(() -> deserializer.deserialize("t", foreign))
        .isInstanceOf(UnknownSchemaException.class);
  }

  @Test
  void wrongPathOfTheRegistryIsNotTheRecordsFault() {
    RegistryAvroDeserializer<Prediction> deserializer =
        RegistryAvroDeserializer.of(Prediction.class);
    URI root = stack.schemaRegistry().resolve("/");
    deserializer.configure(Map.of("schema.registry.url", root.toString()), false);
    byte[] record = {0, 0, 0, 0, 1, 2, 3};

    assertThatThrownBy(() -> deserializer.deserialize("t", record))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  private static void send(String topic, SpecificRecord record) {
    Map<String, Object> settings = settings(Map.of());
    settings.put("key.serializer", StringSerializer.class.getName());
    settings.put("value.serializer", RegistryAvroSerializer.class.getName());
    try (KafkaProducer<String, Object> producer = new KafkaProducer<>(settings)) {
      producer.send(new ProducerRecord<>(topic, "key", record));
    }
  }

  private static ConsumerRecord<String, Object> receive(
      String topic, Class<?> valueDeserializer, Map<String, Object> more) {
    Map<String, Object> settings = settings(more);
    settings.put("key.deserializer", StringDeserializer.class.getName());
    settings.put("value.deserializer", valueDeserializer.getName());
    settings.put("auto.offset.reset", "earliest");
    try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(settings)) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      ConsumerRecords<String, Object> records = consumer.poll(Duration.ofSeconds(30));
      return records.iterator().next();
    }
  }

  private static Map<String, Object> settings(Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", stack.bootstrapServers());
    settings.put("schema.registry.url", stack.schemaRegistry().toString());
    return settings;
  }

  private static JsonNode get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(stack.schemaRegistry() + path)).build());
  }

  private static JsonNode post(String path, JsonNode body)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(stack.schemaRegistry() + path))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
  }
}
