package io.fovea.producer.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fovea.producer.tail.board.Reports;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.LabelFeedback;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordLinesTest {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final ImageEvent IMAGE =
      ImageEvent.newBuilder()
          .setImageId("x")
          .setCapturedAt(TIME)
          .setSource("line-3")
          .setFormat(ImageFormat.RAW)
          .setWidth(3)
          .setHeight(2)
          .setChannels(1)
          .setContent(ByteBuffer.wrap("abc".getBytes(UTF_8)))
          .setAttributes(Map.of("shift", "night"))
          .build();

  private static final Prediction PREDICTION =
      Prediction.newBuilder()
          .setImageId("x")
          .setModelName("lenet")
          .setModelVersion("1.2")
          .setModelSha256("ab")
          .setLabel("7")
          .setLabelIndex(7)
          .setConfidence(0.875f)
          .setUnsure(true)
          .setTopK(List.of(new ScoredLabel("7", 0.875f)))
          .setCapturedAt(TIME)
          .setClassifiedAt(TIME.plusMillis(1_012))
          .setBatchSize(64)
          .setSourcePartition(2)
          .setSourceOffset(9)
          .build();

  @Test
  void tellsOfAnImage() {
    assertThat(words(IMAGE, Words::of))
        .isEqualTo("03:04:05.678  x                         RAW  3x2x1  3 B  from line-3");
  }

  @Test
  void tellsOfAPrediction() {
    assertThat(words(PREDICTION, Words::of))
        .endsWith(
            "7            0.875 #########. unsure  lenet 1.2  batch of 64  1,012 ms after capture");
  }

  @Test
  void tellsOfALabel() {
    assertThat(words(new LabelFeedback("x", "7", "ann", TIME), Words::of))
        .endsWith("is 7  says ann");
  }

  @Test
  void tellsOfAQualityReport() {
    assertThat(words(Reports.digits("1.0"), Words::of))
        .endsWith(
            "mnist 1.0  since the start  accuracy 0.9871 (0.9846 to 0.9893)  macro F1 0.9869"
                + "  3,012 of 10,004 labelled"
                + "  estimate without labels 0.9889 (0.9870 to 0.9905)  no drift");
    assertThat(words(Reports.unlabelled(), Words::of))
        .endsWith(
            "no labels yet  0 of 120 labelled  estimate without labels 0.9800 (0.9500 to 0.9900)");
    assertThat(words(Reports.window(Duration.ZERO, Duration.ofMinutes(1), 10, 0.9), Words::of))
        .contains("mnist 1.0  2026-01-02T12:00:00Z to 2026-01-02T12:01:00Z  accuracy 0.9000");
  }

  @Test
  void tellsOfADeadLetter() {
    Headers headers =
        new RecordHeaders()
            .add(DeadLetterHeaders.REASON, "EMPTY_IMAGE".getBytes(UTF_8))
            .add(DeadLetterHeaders.MESSAGE, "has\nno bytes".getBytes(UTF_8))
            .add(DeadLetterHeaders.ID, "images-2-100".getBytes(UTF_8));
    RecordLines lines = lines(new DeadLetterView(new BytesJson(false)), false);

    assertThat(lines.words(record(new byte[9], headers)))
        .endsWith("EMPTY_IMAGE  has\\u000ano bytes  was images-2-100  9 B");
  }

  @Test
  void writesEveryFieldAsJsonAndOnlySummarisesBytes() throws Exception {
    JsonNode json = json(IMAGE, false);

    assertThat(json.path("topic").asText()).isEqualTo("t");
    assertThat(json.path("partition").asInt()).isEqualTo(1);
    assertThat(json.path("offset").asLong()).isEqualTo(5);
    assertThat(json.path("timestamp").asLong()).isEqualTo(TIME.toEpochMilli());
    assertThat(json.path("key").asText()).isEqualTo("x");
    assertThat(json.has("headers")).isFalse();
    JsonNode value = json.path("value");
    assertThat(value.path("capturedAt").asLong()).isEqualTo(TIME.toEpochMilli());
    assertThat(value.path("format").asText()).isEqualTo("RAW");
    assertThat(value.path("width").asInt()).isEqualTo(3);
    assertThat(value.path("attributes").path("shift").asText()).isEqualTo("night");
    // printf abc | sha256sum
    assertThat(value.path("content").toString())
        .isEqualTo(
            "{\"bytes\":3,\"sha256\":"
                + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}");
  }

  @Test
  void writesBytesInFullWhenAskedTo() throws Exception {
    assertThat(json(IMAGE, true).path("value").path("content").path("base64").asText())
        .isEqualTo("YWJj");
  }

  @Test
  void writesNestedRecordsAsJson() throws Exception {
    JsonNode value = json(PREDICTION, false).path("value");

    assertThat(value.path("confidence").floatValue()).isEqualTo(0.875f);
    assertThat(value.path("unsure").asBoolean()).isTrue();
    assertThat(value.path("topK").path(0).path("label").asText()).isEqualTo("7");
  }

  @Test
  void showsATombstone() throws Exception {
    RecordLines lines = lines(view(PREDICTION, Words::of, false), false);
    ConsumerRecord<byte[], byte[]> tombstone = record(null, new RecordHeaders());

    assertThat(lines.words(tombstone)).contains("tombstone");
    JsonNode json = new JsonMapper().readTree(lines.json(tombstone));
    assertThat(json.has("value")).isTrue();
    assertThat(json.path("value").isNull()).isTrue();
  }

  @Test
  void showsARecordThatCannotBeRead() throws Exception {
    View broken =
        new AvroView<Prediction>(
            (topic, bytes) -> {
              throw new SerializationException("no magic byte");
            },
            Words::of,
            new AvroJson(new BytesJson(false)));
    ConsumerRecord<byte[], byte[]> record = record("abc".getBytes(UTF_8), new RecordHeaders());

    assertThat(lines(broken, false).words(record)).endsWith("cannot be read: no magic byte  3 B");
    JsonNode json = new JsonMapper().readTree(lines(broken, false).json(record));
    assertThat(json.path("error").asText()).isEqualTo("no magic byte");
    assertThat(json.path("raw").path("bytes").asInt()).isEqualTo(3);
    assertThat(json.has("value")).isFalse();
  }

  private static <T extends SpecificRecord> String words(T value, Function<T, String> words) {
    return lines(view(value, words, false), false).words(record(new byte[1], new RecordHeaders()));
  }

  private static <T extends SpecificRecord> JsonNode json(T value, boolean inFull)
      throws Exception {
    View view = view(value, Object::toString, inFull);
    return new JsonMapper()
        .readTree(lines(view, inFull).json(record(new byte[1], new RecordHeaders())));
  }

  private static <T extends SpecificRecord> View view(
      T value, Function<T, String> words, boolean inFull) {
    return new AvroView<>((topic, bytes) -> value, words, new AvroJson(new BytesJson(inFull)));
  }

  private static RecordLines lines(View view, boolean inFull) {
    return new RecordLines(view, new BytesJson(inFull), ZoneOffset.UTC);
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        "t",
        1,
        5,
        TIME.toEpochMilli(),
        TimestampType.CREATE_TIME,
        1,
        value == null ? -1 : value.length,
        "x".getBytes(UTF_8),
        value,
        headers,
        Optional.empty());
  }
}
