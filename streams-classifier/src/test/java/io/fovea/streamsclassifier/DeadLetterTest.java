package io.fovea.streamsclassifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schemas.MalformedAvroException;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private final TopologyBench bench = new TopologyBench(FakeClassifier::new);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void keepsKeyBytesAndHeadersAndTellsWhy() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "00-abc".getBytes(UTF_8));
    headers.add("traceparent", "00-def".getBytes(UTF_8));
    headers.add("empty", null);
    byte[] original = bench.event("image-1", "poison 1");
    bench.poll("first", bench.event("image-0", "cat"));
    bench.poll("key-1", original, headers);
    bench.process();

    TestRecord<byte[], byte[]> letter = bench.deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo("key-1".getBytes(UTF_8));
    assertThat(letter.value()).isEqualTo(original);
    assertThat(letter.headers().headers("traceparent"))
        .extracting(header -> new String(header.value(), UTF_8))
        .containsExactly("00-abc", "00-def");
    assertThat(letter.headers().lastHeader("empty").value()).isNull();
    assertThat(own(letter))
        .containsExactly(
            Map.entry(DeadLetterHeaders.ID, "images-0-1"),
            Map.entry(DeadLetterHeaders.REASON, "UNREADABLE_IMAGE"),
            Map.entry(DeadLetterHeaders.MESSAGE, "cannot read poison 1"),
            Map.entry(
                DeadLetterHeaders.EXCEPTION,
                "io.fovea.streamsclassifier.deadletter.RejectedRecordException"),
            Map.entry(DeadLetterHeaders.TOPIC, "images"),
            Map.entry(DeadLetterHeaders.PARTITION, "0"),
            Map.entry(DeadLetterHeaders.OFFSET, "1"),
            Map.entry(
                DeadLetterHeaders.TIMESTAMP, Long.toString(TopologyBench.CAPTURED.toEpochMilli())),
            Map.entry(DeadLetterHeaders.APPLICATION, "fovea-classifier"),
            Map.entry(DeadLetterHeaders.APPLICATION_VERSION, "development"));
  }

  @Test
  void namesTheExceptionAtTheBottom() {
    byte[] broken = bench.event("image-1", "cat");
    broken[5] = (byte) 0x81;
    bench.poll("a", broken);
    bench.process();

    assertThat(own(bench.deadLetters.readRecord()))
        .containsEntry(DeadLetterHeaders.REASON, "MALFORMED_AVRO")
        .containsEntry(DeadLetterHeaders.EXCEPTION, MalformedAvroException.class.getName());
  }

  @Test
  void replacesWhatAnEarlierRejectionLeftBehind() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(DeadLetterHeaders.ID, "images-5-999".getBytes(UTF_8));
    headers.add(DeadLetterHeaders.REASON, "EMPTY_IMAGE".getBytes(UTF_8));
    bench.poll("a", bench.event("a", "poison"), headers);
    bench.process();

    TestRecord<byte[], byte[]> letter = bench.deadLetters.readRecord();
    assertThat(letter.headers().headers(DeadLetterHeaders.ID)).hasSize(1);
    assertThat(own(letter)).containsEntry(DeadLetterHeaders.ID, "images-0-0");
  }

  @Test
  void cutsAMessageThatASenderMadeLong() {
    bench.poll("a", bench.event("a", "poison" + "x".repeat(100_000)));
    bench.process();

    assertThat(own(bench.deadLetters.readRecord()).get(DeadLetterHeaders.MESSAGE))
        .hasSizeLessThan(1_100)
        .startsWith("cannot read poison");
  }

  @Test
  void keepsANullKey() {
    bench.poll(null, bench.event("a", "poison"));
    bench.process();

    assertThat(bench.deadLetters.readRecord().key()).isNull();
  }

  private static Map<String, String> own(TestRecord<byte[], byte[]> letter) {
    Map<String, String> own = new LinkedHashMap<>();
    letter
        .headers()
        .forEach(
            header -> {
              if (header.key().startsWith(DeadLetterHeaders.PREFIX)) {
                own.put(header.key(), new String(header.value(), UTF_8));
              }
            });
    return own;
  }
}
