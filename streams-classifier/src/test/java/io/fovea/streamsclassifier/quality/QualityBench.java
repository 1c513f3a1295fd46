package io.fovea.streamsclassifier.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.QualityReport;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.streamsclassifier.deadletter.DeadLetterHandler;
import io.fovea.streamsclassifier.deadletter.DeadLetters;
import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The quality topology in Kafka's test driver, with a clock that stands until it is turned. */
final class QualityBench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T12:00:10Z");
  static final Duration TIME_TO_LIVE = Duration.ofHours(6);
  static final String MODEL = "digits";

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final RegistrySerde<Prediction> predictionSerde =
      RegistrySerde.forValues(Prediction.class, registry);
  private final RegistrySerde<LabelFeedback> labelSerde =
      RegistrySerde.forValues(LabelFeedback.class, registry);
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> predictions;
  private final TestInputTopic<byte[], byte[]> labels;
  private final TestOutputTopic<String, QualityReport> reports;
  private Instant now = START;
  private boolean closed;
  final Topology topology;
  final TestOutputTopic<byte[], byte[]> deadLetters;
  final Listener listener = new Listener();

  /** Remembers what it is told. */
  static final class Listener implements QualityListener {
    final List<Fact> facts = new ArrayList<>();
    final List<String> rejections = new ArrayList<>();
    final List<QualityReport> reports = new ArrayList<>();
    final List<TotalsKey> left = new ArrayList<>();
    int skipped;

    @Override
    public void read(Fact fact) {
      facts.add(fact);
    }

    @Override
    public void skipped() {
      skipped++;
    }

    @Override
    public void rejected(String reason) {
      rejections.add(reason);
    }

    @Override
    public void reported(QualityReport report) {
      reports.add(report);
    }

    @Override
    public void left(TotalsKey key) {
      left.add(key);
    }
  }

  QualityBench() {
    this(Map.of(), 100);
  }

  QualityBench(Map<ModelVersion, ReferenceDistribution> references, int classes) {
    RegistrySerde<QualityReport> reportSerde =
        RegistrySerde.forValues(QualityReport.class, registry);
    topology =
        new QualityTopology(
                new QualityTopics("predictions", "labels", "quality", 1),
                new QualityLimits(TIME_TO_LIVE, classes),
                references,
                new QualitySerdes(
                    () -> RegistryAvroDeserializer.of(Prediction.class, registry),
                    () -> RegistryAvroDeserializer.of(LabelFeedback.class, registry),
                    reportSerde),
                listener,
                Clock.systemUTC())
            .topology();
    driver = new TopologyTestDriver(topology, properties(stateDirectory()), START);
    predictions = input("predictions");
    labels = input("labels");
    reports =
        driver.createOutputTopic("quality", new StringDeserializer(), reportSerde.deserializer());
    deadLetters =
        driver.createOutputTopic(
            "quality.dlq", new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Path stateDirectory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "quality-state");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Properties properties(Path stateDirectory) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "quality");
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
    properties.put(DeadLetters.CONFIG, new DeadLetters("quality.dlq", "quality", "1"));
    return properties;
  }

  private TestInputTopic<byte[], byte[]> input(String topic) {
    return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A prediction of version 1, sure by 0.875, made now. */
  void predict(String imageId, String label) {
    predict(imageId, "1", label, 0.875f);
  }

  void predict(String imageId, String version, String label, float confidence) {
    predictAs(imageId.getBytes(UTF_8), imageId, version, label, confidence);
  }

  /** With a key of one's own. */
  void predictAs(byte[] key, String imageId, String version, String label, float confidence) {
    predictions.pipeInput(key, prediction(imageId, version, label, confidence));
  }

  byte[] prediction(String imageId, String version, String label, float confidence) {
    return predictionSerde
        .serializer()
        .serialize(
            "predictions",
            Prediction.newBuilder()
                .setImageId(imageId)
                .setModelName(MODEL)
                .setModelVersion(version)
                .setModelSha256("00")
                .setLabel(label)
                .setLabelIndex(0)
                .setConfidence(confidence)
                .setUnsure(false)
                .setTopK(List.of())
                .setCapturedAt(now)
                .setClassifiedAt(now)
                .setBatchSize(1)
                .setSourcePartition(0)
                .setSourceOffset(0)
                .build());
  }

  void label(String imageId, String label) {
    labels.pipeInput(imageId.getBytes(UTF_8), feedback(imageId, label));
  }

  byte[] feedback(String imageId, String label) {
    return labelSerde
        .serializer()
        .serialize("labels", new LabelFeedback(imageId, label, "eva", now));
  }

  void withdraw(String imageId) {
    pipeToLabels(imageId.getBytes(UTF_8), null);
  }

  void pipeToPredictions(byte[] key, byte[] value) {
    predictions.pipeInput(key, value);
  }

  void pipeToLabels(byte[] key, byte[] value) {
    labels.pipeInput(key, value);
  }

  /** Turns the clock. */
  void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** What was published since the last look, by key, in order; a later one is not put over it. */
  List<KeyValue<String, QualityReport>> published() {
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1)); // counts, and then the sum of counts
    List<KeyValue<String, QualityReport>> published = new ArrayList<>();
    for (TestRecord<String, QualityReport> record : reports.readRecordsToList()) {
      published.add(KeyValue.pair(record.key(), record.value()));
    }
    return published;
  }

  /** The newest of each key since the last look. */
  Map<String, QualityReport> newest() {
    Map<String, QualityReport> newest = new LinkedHashMap<>();
    published().forEach(report -> newest.put(report.key, report.value));
    return newest;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      driver.close();
    }
  }
}
