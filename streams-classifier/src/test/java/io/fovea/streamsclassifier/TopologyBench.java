package io.fovea.streamsclassifier;

import io.fovea.inference.BatchClassifier;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.streamsclassifier.classification.Verdict;
import io.fovea.streamsclassifier.lookahead.LookAheadInterceptor;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.test.TestRecord;

/** The topology in Kafka's test driver, put together as the application does, without a broker. */
final class TopologyBench implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant CAPTURED = NOW.minusMillis(250);

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final RegistrySerde<ImageEvent> events =
      RegistrySerde.forValues(ImageEvent.class, registry);
  private final LookAheadInterceptor interceptor = new LookAheadInterceptor();
  private final List<TestRecord<byte[], byte[]>> waiting = new ArrayList<>();
  private final LookAheads<Verdict> lookAheads;
  private final TestInputTopic<byte[], byte[]> images;
  private long nextOffset;
  private boolean closed;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final TopologyTestDriver driver;
  private final Topology topology;
  final TestOutputTopic<byte[], Prediction> predictions;
  final TestOutputTopic<byte[], byte[]> deadLetters;

  TopologyBench(Supplier<BatchClassifier> classifiers) {
    ClassifierSettings settings = TestSettings.of(Map.of());
    RegistrySerde<Prediction> predicted = RegistrySerde.forValues(Prediction.class, registry);
    ClassifierAssembly assembly =
        new ClassifierAssembly(
            settings,
            new FakeSource(classifiers),
            new EventSerdes(
                () -> RegistryAvroDeserializer.of(ImageEvent.class, registry), predicted),
            new ClassifierMetrics(meters),
            Clock.fixed(NOW, ZoneOffset.UTC));
    lookAheads = assembly.lookAheads();
    interceptor.configure(Map.of(LookAheads.CONFIG, lookAheads));
    topology = assembly.topology(lookAheads, () -> ProcessingContext::commit);
    driver = new TopologyTestDriver(topology, assembly.properties(lookAheads));
    images =
        driver.createInputTopic("images", new ByteArraySerializer(), new ByteArraySerializer());
    predictions =
        driver.createOutputTopic(
            "predictions", new ByteArrayDeserializer(), predicted.deserializer());
    deadLetters =
        driver.createOutputTopic(
            "images.dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The registered wire format of an image event. */
  byte[] event(String imageId, byte[] content) {
    return event(imageId, content, ImageFormat.AUTO, null);
  }

  byte[] event(String imageId, byte[] content, ImageFormat format, Integer channels) {
    ImageEvent event =
        ImageEvent.newBuilder()
            .setImageId(imageId)
            .setCapturedAt(CAPTURED)
            .setFormat(format)
            .setChannels(channels)
            .setWidth(channels == null ? null : 4)
            .setHeight(channels == null ? null : 4)
            .setContent(ByteBuffer.wrap(content))
            .build();
    return events.serializer().serialize("images", event);
  }

  byte[] event(String imageId, String content) {
    return event(imageId, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Puts a record into the poll that {@link #process()} works through. */
  void poll(String key, byte[] value) {
    poll(key, value, new RecordHeaders());
  }

  void poll(String key, byte[] value, Headers headers) {
    byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    waiting.add(new TestRecord<>(keyBytes, value, headers, CAPTURED));
  }

  /** Shows what was polled to the interceptor, as a consumer would, then processes it. */
  void process() {
    TopicPartition partition = new TopicPartition("images", 0);
    List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : waiting) {
      polled.add(new ConsumerRecord<>("images", 0, nextOffset++, record.key(), record.value()));
    }
    interceptor.onConsume(new ConsumerRecords<>(Map.of(partition, polled), Map.of()));
    images.pipeRecordList(waiting);
    waiting.clear();
  }

  List<String> predictedIds() {
    return predictions.readValuesToList().stream().map(Prediction::getImageId).toList();
  }

  String description() {
    return topology.describe().toString();
  }

  double count(String meter) {
    return meters.find(meter).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    driver.close();
    lookAheads.close();
  }
}
