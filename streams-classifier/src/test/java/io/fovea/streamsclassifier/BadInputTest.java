package io.fovea.streamsclassifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.ImageClassifier;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.image.ResizeMode;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.Prediction;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Everything bad that can arrive, through the real reading of Avro and of images, each between good
 * neighbours in one batch.
 */
class BadInputTest {
  private final TopologyBench bench = new TopologyBench(BadInputTest::classifier);
  private final Map<String, byte[]> sent = new LinkedHashMap<>();

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void sendsEachToTheDeadLettersAndClassifiesItsNeighbours() {
    byte[] png = png();
    byte[] unknownId = bench.event("x", png);
    ByteBuffer.wrap(unknownId).putInt(1, 4_711);
    byte[] malformed = Arrays.copyOf(bench.event("x", png), 12);
    Map<String, byte[]> bad = new LinkedHashMap<>();
    bad.put("truncated", bench.event("truncated", Arrays.copyOf(png, png.length / 2)));
    bad.put("no-content", bench.event("no-content", new byte[0]));
    bad.put("text", bench.event("text", "no image".getBytes(UTF_8), ImageFormat.PNG, null));
    bad.put("huge", bench.event("huge", huge()));
    bad.put("channels", bench.event("channels", new byte[32], ImageFormat.RAW, 2));
    bad.put("size", bench.event("size", new byte[15], ImageFormat.RAW, 1));
    bad.put("heavy", bench.event("heavy", new byte[(1 << 20) + 1]));
    bad.put("unknown-id", unknownId);
    bad.put("malformed", malformed);
    bad.put("no-avro", "{\"imageId\": 1}".getBytes(UTF_8));
    bad.put("empty", new byte[0]);

    bad.forEach(
        (key, value) -> {
          send("before-" + key, bench.event("before-" + key, png));
          send(key, value);
          bench.poll("tombstone-" + key, null);
        });
    send("last", bench.event("last", png));
    bench.process();

    assertThat(reasons())
        .containsExactly(
            Map.entry("truncated", "UNREADABLE_IMAGE"),
            Map.entry("no-content", "EMPTY_IMAGE"),
            Map.entry("text", "UNKNOWN_FORMAT"),
            Map.entry("huge", "TOO_MANY_PIXELS"),
            Map.entry("channels", "WRONG_SHAPE"),
            Map.entry("size", "WRONG_SHAPE"),
            Map.entry("heavy", "TOO_MANY_BYTES"),
            Map.entry("unknown-id", "UNKNOWN_SCHEMA"),
            Map.entry("malformed", "MALFORMED_AVRO"),
            Map.entry("no-avro", "NOT_WIRE_FORMAT"),
            Map.entry("empty", "NOT_WIRE_FORMAT"));
    List<Prediction> predictions = bench.predictions.readValuesToList();
    assertThat(predictions).hasSize(bad.size() + 1);
    assertThat(predictions).allSatisfy(p -> assertThat(p.getLabel()).isEqualTo("bright"));
    assertThat(bench.count("fovea.images.skipped")).isEqualTo(bad.size());
  }

  @Test
  void allocatesNoPixelsForAHeaderThatPromisesThem() {
    byte[] huge = huge();
    for (int i = 0; i < 500; i++) {
      bench.poll("huge-" + i, bench.event("huge-" + i, huge));
    }
    bench.process();

    // Their pixels would be 2.7 GB each, more than this JVM may have.
    assertThat(bench.deadLetters.getQueueSize()).isEqualTo(500);
  }

  private void send(String key, byte[] value) {
    sent.put(key, value.clone());
    bench.poll(key, value);
  }

  /** By key, in order; and no byte has changed on the way. */
  private Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (TestRecord<byte[], byte[]> letter : bench.deadLetters.readRecordsToList()) {
      String key = new String(letter.key(), UTF_8);
      assertThat(letter.value()).as(key).isEqualTo(sent.get(key));
      byte[] reason = letter.headers().lastHeader(DeadLetterHeaders.REASON).value();
      reasons.put(key, new String(reason, UTF_8));
    }
    return reasons;
  }

  private static ImageClassifier classifier() {
    Preprocessing preprocessing =
        new Preprocessing(1, 4, 4, ResizeMode.values()[0], 1 / 255.0, List.of(0.0), List.of(1.0));
    ModelManifest manifest =
        ModelManifest.of(
            "brightness",
            "1",
            List.of("dark", "bright"),
            preprocessing,
            new Provenance("none", "none", 0, Map.of()),
            Instant.EPOCH);
    return new ImageClassifier(
        manifest, new BrightnessEngine(), new ImageLimits(1 << 20, 1_000_000), 2, 0.5f);
  }

  private static byte[] png() {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, i / 8, 0xF0F0F0);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A PNG whose header says 30,000 x 30,000, with the checksum that belongs to it. */
  private static byte[] huge() {
    byte[] png = png();
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 30_000).putInt(20, 30_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    return png;
  }
}
