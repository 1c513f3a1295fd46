package io.fovea.web.publish;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schemas.RegistryAvroSerializer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes records of one topic. Safe for use by many threads. */
public final class Publisher<V extends SpecificRecord> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final String topic;
  private final Producer<String, V> producer;

  /**
   * Asks the registry now: the first request need not wait for it, and a refused schema ends the
   * start instead of every request.
   *
   * @param sample of what will be published; is not published itself
   * @param maxRequestBytes of one record
   * @param bufferBytes of all records that Kafka does not have yet
   */
  public Publisher(
      KafkaSettings kafka, String topic, V sample, int maxRequestBytes, long bufferBytes) {
    this.topic = topic;
    RegistryAvroSerializer<V> serializer = new RegistryAvroSerializer<>();
    serializer.configure(kafka.clientConfig(), false);
    serializer.serialize(topic, sample);
    this.producer =
        new KafkaProducer<>(
            config(kafka, maxRequestBytes, bufferBytes), new StringSerializer(), serializer);
    askWhereToPublish();
  }

  /**
   * Publishes a record.
   *
   * @param value {@code null} for a tombstone
   * @return done when all brokers that must have it do; failed when it never will be there
   */
  public CompletableFuture<Void> publish(String key, V value) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      producer.send(
          new ProducerRecord<>(topic, key, value),
          (where, failure) -> {
            if (failure == null) {
              done.complete(null);
            } else {
              done.completeExceptionally(failure);
            }
          });
    } catch (RuntimeException failure) { // such as no room in the buffer for too long
      done.completeExceptionally(failure);
    }
    return done;
  }

  @Override
  public void close() {
    producer.close();
  }

  /** Else the first requests would ask, and not for longer than they may hold their threads. */
  private void askWhereToPublish() {
    try {
      producer.partitionsFor(topic);
    } catch (TimeoutException slow) {
      LOG.warn("Kafka is slow to tell where {} is: the first records may be put off", topic);
    }
  }

  private static Map<String, Object> config(
      KafkaSettings kafka, int maxRequestBytes, long bufferBytes) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "fovea-web");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Somebody waits: no batch is worth it, and half a minute of trying is too long.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    // The only wait that holds a thread of the server.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxRequestBytes);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
    config.putAll(kafka.clientConfig());
    return config;
  }
}
