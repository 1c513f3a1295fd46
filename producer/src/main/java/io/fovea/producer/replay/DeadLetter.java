package io.fovea.producer.replay;

import static io.fovea.producer.replay.ReplayHeaders.REPLAYED_FROM;
import static io.fovea.producer.replay.ReplayHeaders.REPLAYS;
import static io.fovea.producer.replay.ReplayHeaders.bytes;

import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.schemas.deadletter.HeaderText;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** A record of the dead-letter topic. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {
  /** Stands for the reason that a dead letter of some other program does not tell. */
  static final String NO_REASON = "UNKNOWN";

  /** For batches and headers, in bytes. */
  private static final long AROUND = 1_000;

  String reason() {
    return HeaderText.of(record.headers(), DeadLetterHeaders.REASON).orElse(NO_REASON);
  }

  /** The topic it was in before; absent if nobody said. */
  Optional<String> originTopic() {
    return HeaderText.of(record.headers(), DeadLetterHeaders.TOPIC);
  }

  /** How often the image was put back before it became this dead letter. */
  int replays() {
    return HeaderText.of(record.headers(), REPLAYS).map(DeadLetter::count).orElse(0);
  }

  /** Where it stands. */
  String position() {
    return DeadLetterHeaders.id(record.topic(), record.partition(), record.offset());
  }

  /** In bytes, roughly: what it takes to hold it in memory and to send it. */
  long size() {
    return AROUND
        + Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize());
  }

  /** The record it was, with a note of where it comes from. */
  ProducerRecord<byte[], byte[]> putBackInto(String topic) {
    // Neither partition nor timestamp of old: the key decides where an image goes, as for any
    // other, and a topic that drops what is old must not drop what was just put there.
    ProducerRecord<byte[], byte[]> back = new ProducerRecord<>(topic, record.key(), record.value());
    Headers headers = back.headers();
    for (Header header : record.headers()) {
      if (!header.key().startsWith(DeadLetterHeaders.PREFIX)) {
        headers.add(header);
      }
    }
    headers.remove(REPLAYED_FROM).add(REPLAYED_FROM, bytes(position()));
    headers.remove(REPLAYS).add(REPLAYS, bytes(Integer.toString(replays() + 1)));
    return back;
  }

  private static int count(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException notOurs) {
      return 0;
    }
  }
}
