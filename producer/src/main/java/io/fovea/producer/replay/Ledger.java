package io.fovea.producer.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records that remember what was put back: one per identity, a tombstone forgets it. */
final class Ledger {
  private final String topic;
  private final Clock clock;

  Ledger(String topic, Clock clock) {
    this.topic = topic;
    this.clock = clock;
  }

  /** The identities of all that was put back and is not forgotten. */
  Set<String> read(Consumer<byte[], byte[]> consumer) {
    Set<String> identities = new HashSet<>();
    WholeTopic entries = new WholeTopic(consumer, topic);
    while (entries.hasMore()) {
      for (ConsumerRecord<byte[], byte[]> entry : entries.next()) {
        String identity = new String(entry.key(), UTF_8);
        if (entry.value() == null) {
          identities.remove(identity);
        } else {
          identities.add(identity);
        }
      }
    }
    return identities;
  }

  ProducerRecord<byte[], byte[]> entry(String identity, DeadLetter letter) {
    String value =
        JsonNodeFactory.instance
            .objectNode()
            .put("deadLetter", letter.position())
            .put("reason", letter.reason())
            .put("replayedAt", clock.instant().toString())
            .toString();
    return new ProducerRecord<>(topic, identity.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  ProducerRecord<byte[], byte[]> tombstone(String identity) {
    return new ProducerRecord<>(topic, identity.getBytes(UTF_8), null);
  }
}
