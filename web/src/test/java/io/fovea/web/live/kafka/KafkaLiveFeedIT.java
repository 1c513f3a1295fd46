package io.fovea.web.live.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackSettings;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.schemas.registry.SchemaRegistry;
import io.fovea.web.Predictions;
import io.fovea.web.live.LiveFeed;
import io.fovea.web.live.LiveState;
import io.fovea.web.live.events.Message;
import io.fovea.web.live.quality.Reports;
import io.fovea.web.live.thumbnails.Thumbnails;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the topics of a real broker is in the state. Each test has topics of its own. */
class KafkaLiveFeedIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GROUP = "classifiers";

  private static LocalStack stack;
  private static int tests;

  private final SchemaRegistry registry = new InMemorySchemaRegistry();
  private final Serializer<Prediction> predictions = serializer(Prediction.class);
  private final Serializer<QualityReport> reports = serializer(QualityReport.class);
  private final Serializer<ImageEvent> events = serializer(ImageEvent.class);
  private final Thumbnails thumbnails = new Thumbnails();
  private KafkaSettings kafka;
  private KafkaProducer<String, byte[]> producer;
  private LiveState state;
  private LiveFeed feed;

  @BeforeAll
  static void startStack() {
    stack = LocalStack.start(LocalStackSettings.DEFAULT.withoutRegistry());
  }

  @AfterAll
  static void stopStack() {
    if (stack != null) {
      stack.close();
    }
  }

  @BeforeEach
  void prepare() {
    connect(stack);
  }

  private void connect(LocalStack to) {
    if (producer != null) {
      producer.close();
    }
    kafka =
        new KafkaSettings(
            to.bootstrapServers(),
            "http://localhost", // not asked
            new Topics("live-" + ++tests + "-"),
            true,
            3,
            Map.of());
    Faults faults = new Faults();
    new KafkaPreflight(kafka)
        .checkBroker(
            List.of(images(), kafka.topics().predictions(), kafka.topics().deadLetters()), faults);
    faults.throwIfAny();
    producer =
        new KafkaProducer<>(
            kafka.clientConfig(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void close() {
    if (feed != null) {
      feed.close();
    }
    producer.close();
  }

  @Test
  void showsWhatWasThereAndWhatComes() throws Exception {
    predict("early");
    reject("bad", "UNKNOWN_FORMAT");

    open();

    awaitMessage("traffic", "/now/imagesInMinute", "1");
    awaitMessage("letters", "/reasons/0/reason", "UNKNOWN_FORMAT");
    predict("late");
    reject("worse", "EMPTY_IMAGE");
    awaitMessage("traffic", "/now/imagesInMinute", "2");
    awaitMessage("letters", "/total", "2");
    awaitMessage("letters", "/last/0/reason", "EMPTY_IMAGE");
    awaitMessage("status", "/kafka", "READING");
  }

  @Test
  void waitsForReportsThatNobodyMakesYet() throws Exception {
    open();
    awaitMessage("status", "/qualityTopic", "false");

    create(kafka.topics().quality());
    QualityReport first = Reports.of("1.0", new long[][] {{1, 0}, {0, 1}});
    report(first);
    QualityReport second = Reports.of("1.0", new long[][] {{8, 2}, {1, 9}});
    report(second);

    awaitMessage("status", "/qualityTopic", "true");
    awaitMessage("quality", "/models/0/windows/all/labelled", "20");
    producer.send(new ProducerRecord<>(kafka.topics().quality(), "fake/1.0/all", null)).get();
    awaitMessage("quality", "/models", "[]");
  }

  @Test
  void leavesOutWhatNobodyCanRead() throws Exception {
    byte[] nonsense = "nonsense".getBytes(UTF_8);
    producer.send(new ProducerRecord<>(kafka.topics().predictions(), 0, "x", nonsense)).get();
    producer.send(new ProducerRecord<>(kafka.topics().deadLetters(), null, nonsense)).get();
    predict("x");

    open();

    awaitMessage("traffic", "/now/imagesInMinute", "1");
    awaitMessage("letters", "/reasons/0/reason", "UNKNOWN");
  }

  @Test
  void measuresHowFarTheClassifierIsBehind() throws Exception {
    for (int i = 0; i < 10; i++) {
      image("image-" + i, 1);
    }
    open();
    awaitMessage("lag", "/images", "10");
    awaitMessage("lag", "/started", "false");

    try (Admin admin = Admin.create(kafka.clientConfig())) {
      admin
          .alterConsumerGroupOffsets(
              GROUP, Map.of(new TopicPartition(images(), 1), new OffsetAndMetadata(7)))
          .all()
          .get();
    }

    awaitMessage("lag", "/images", "3");
    awaitMessage("lag", "/started", "true");
  }

  @Test
  void drawsTheImageOfAPredictionOrTellsThatItIsGone() throws Exception {
    image("first", 2);
    RecordMetadata second = image("second", 2);
    open();

    feed.show(prediction("second", 2, second.offset()));
    awaitMessage("predictions", "/0/thumbnail", "true");
    assertThat(thumbnails.find("2-" + second.offset()).orElseThrow())
        .startsWith(0x89, 'P', 'N', 'G');

    feed.show(prediction("another image", 2, second.offset()));
    awaitMessage("predictions", "/0/thumbnail", "false");
    feed.show(prediction("not there", 2, 99));
    feed.show(prediction("no such partition", 77, 0));
    awaitMessage("predictions", "/3/thumbnail", "true");
    awaitMessage("predictions", "/0/thumbnail", "false");
  }

  @Test
  void tellsThatKafkaIsAwayAndGoesOnWithoutCountingTwice(@TempDir Path data) throws Exception {
    LocalStackSettings own = LocalStackSettings.DEFAULT.withoutRegistry().keepingDataIn(data);
    LocalStack first = LocalStack.start(own);
    int port = Integer.parseInt(first.bootstrapServers().replaceAll(".*:", ""));
    try {
      connect(first);
      predict("before");
      reject("before", "EMPTY_IMAGE");
      open();
      awaitMessage("traffic", "/now/imagesInMinute", "1");
    } finally {
      first.close();
    }
    awaitMessage("status", "/kafka", "KAFKA_AWAY");
    try (LocalStack second = LocalStack.start(own.onBrokerPort(port))) {
      awaitMessage("status", "/kafka", "READING");
      reject("after", "EMPTY_IMAGE");
      awaitMessage("letters", "/last/0/imageId", "after");
      awaitMessage("letters", "/total", "2");
      feed.close();
      producer.close();
      assertThat(second.bootstrapServers()).isEqualTo(kafka.bootstrapServers());
    }
  }

  private void open() {
    state = new LiveState(Clock.systemUTC(), new SplittableRandom(1));
    feed = KafkaLiveFeed.source(kafka, registry, GROUP, Clock.systemUTC()).open(state, thumbnails);
  }

  private void awaitMessage(String kind, String place, String text) {
    await().atMost(PATIENCE).until(() -> message(kind).at(place), node -> isText(node, text));
  }

  private static boolean isText(JsonNode node, String text) {
    return node.isContainerNode() ? node.toString().equals(text) : node.asText().equals(text);
  }

  private JsonNode message(String kind) throws Exception {
    for (Message message : state.nextTurn()) {
      if (message.kind().equals(kind)) {
        String text = new String(message.bytes(), UTF_8);
        return new ObjectMapper().readTree(text.substring(text.indexOf("data: ") + 6));
      }
    }
    throw new AssertionError("no " + kind);
  }

  private String images() {
    return kafka.topics().images();
  }

  private void create(String topic) {
    Faults faults = new Faults();
    new KafkaPreflight(kafka).checkBroker(List.of(topic), faults);
    faults.throwIfAny();
  }

  private <T extends SpecificRecord> Serializer<T> serializer(Class<T> type) {
    return RegistrySerde.forValues(type, registry).serializer();
  }

  private void predict(String id) throws Exception {
    send(kafka.topics().predictions(), id, predictions, prediction(id, 0, 0));
  }

  private void report(QualityReport report) throws Exception {
    send(kafka.topics().quality(), "fake/1.0/all", reports, report);
  }

  private <T> void send(String topic, String key, Serializer<T> serializer, T value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, 0, key, serializer.serialize(topic, value))).get();
  }

  private RecordMetadata image(String id, int partition) throws Exception {
    ImageEvent event =
        ImageEvent.newBuilder()
            .setImageId(id)
            .setCapturedAt(Instant.now())
            .setFormat(ImageFormat.RAW)
            .setWidth(2)
            .setHeight(2)
            .setChannels(1)
            .setContent(ByteBuffer.wrap(new byte[] {0, 50, 100, (byte) 200}))
            .build();
    byte[] value = events.serialize(images(), event);
    return producer.send(new ProducerRecord<>(images(), partition, id, value)).get();
  }

  private void reject(String key, String reason) throws Exception {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(kafka.topics().deadLetters(), 0, key, new byte[] {1});
    letter.headers().add(DeadLetterHeaders.REASON, reason.getBytes(UTF_8));
    producer.send(letter).get();
  }

  private static Prediction prediction(String id, int partition, long offset) {
    // Long enough ago for its second to be settled.
    Prediction prediction = Predictions.of(id, "7", Instant.now().minusSeconds(4));
    prediction.setSourcePartition(partition);
    prediction.setSourceOffset(offset);
    return prediction;
  }
}
