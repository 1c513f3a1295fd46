package io.fovea.streamsclassifier;

import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.deadletter.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what was committed, and keeps the books: how often each id came, and in which order. */
final class Ledger implements AutoCloseable {
  private final String bootstrapServers;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Deserializer<Prediction> reader;
  private final Map<String, Integer> predictions = new HashMap<>();
  private final Map<String, Integer> deadLetters = new HashMap<>();
  private final Set<String> deadLetterIds = new HashSet<>();
  private final Map<String, Long> lastOffset = new HashMap<>();
  private int outOfOrder;
  private double batches;

  Ledger(String bootstrapServers, String registry, String prefix) {
    this.bootstrapServers = bootstrapServers;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                5_000),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    reader =
        RegistrySerde.forValues(Prediction.class, Map.of("schema.registry.url", registry))
            .deserializer();
    List<TopicPartition> all =
        Stream.of(prefix + "predictions", prefix + "images.dlq")
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  /** Reads what there is, waiting a moment for it. */
  void read() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
      if (record.topic().endsWith("images.dlq")) {
        deadLetters.merge(record.key(), 1, Integer::sum);
        byte[] id = record.headers().lastHeader(DeadLetterHeaders.ID).value();
        deadLetterIds.add(new String(id, StandardCharsets.UTF_8));
      } else {
        book(record.partition(), reader.deserialize(record.topic(), record.value()));
      }
    }
  }

  private void book(int partition, Prediction prediction) {
    predictions.merge(prediction.getImageId(), 1, Integer::sum);
    batches += 1.0 / prediction.getBatchSize();
    String pair = prediction.getSourcePartition() + " to " + partition;
    Long before = lastOffset.put(pair, prediction.getSourceOffset());
    if (before != null && before >= prediction.getSourceOffset()) {
      outOfOrder++;
    }
  }

  /**
   * Reads to what was written last; nobody may write any more. Not only to what is committed now:
   * behind the open transaction of a killed process, which holds all readers up until the broker
   * aborts it, there could be something that came twice.
   */
  void readToTheEnd() throws Exception {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    consumer.assignment().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      for (var end : admin.listOffsets(latest).all().get().entrySet()) {
        while (consumer.position(end.getKey()) < end.getValue().offset()) {
          read();
        }
      }
    }
  }

  int seen() {
    return predictions.size() + deadLetters.size();
  }

  Map<String, Integer> predictions() {
    return predictions;
  }

  Map<String, Integer> deadLetters() {
    return deadLetters;
  }

  Set<String> deadLetterIds() {
    return deadLetterIds;
  }

  /** Images in a run of the engine: a batch of b is seen b times and counts 1/b each time. */
  double meanBatch() {
    return predictions.size() / batches;
  }

  int outOfOrder() {
    return outOfOrder;
  }

  /** Ids that were expected and did not come. */
  static Set<String> lost(Set<String> expected, Map<String, Integer> seen) {
    Set<String> lost = new HashSet<>(expected);
    lost.removeAll(seen.keySet());
    return lost;
  }

  /** Ids that came more than once. */
  static long duplicated(Map<String, Integer> seen) {
    return seen.values().stream().filter(times -> times > 1).count();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
