package io.fovea.streamsclassifier.service;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Makes the clients that another supplier makes, and lets a stream thread have its own producer,
 * which Kafka Streams keeps to itself. Kafka Streams makes it before the thread runs, and calls it
 * by the thread's name and {@value #SUFFIX}.
 */
public final class ThreadProducers implements KafkaClientSupplier {
  private static final String SUFFIX = "-producer";

  private final KafkaClientSupplier clients;
  private final Map<String, Producer<byte[], byte[]>> byThread = new ConcurrentHashMap<>();

  public ThreadProducers(KafkaClientSupplier clients) {
    this.clients = clients;
  }

  /**
   * The producer of the calling stream thread, handed out once: whoever has it lives no longer than
   * the thread, so that nothing here holds producers of threads that died.
   */
  public Optional<Producer<byte[], byte[]>> takeOfThisThread() {
    return Optional.ofNullable(byThread.remove(Thread.currentThread().getName()));
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    Producer<byte[], byte[]> producer = clients.getProducer(config);
    String id = String.valueOf(config.get(ProducerConfig.CLIENT_ID_CONFIG));
    if (id.endsWith(SUFFIX)) {
      byThread.put(id.substring(0, id.length() - SUFFIX.length()), producer);
    }
    return producer;
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return clients.getAdmin(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return clients.getConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return clients.getRestoreConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return clients.getGlobalConsumer(config);
  }
}
