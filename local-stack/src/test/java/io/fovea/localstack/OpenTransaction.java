package io.fovea.localstack;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes a record in a transaction and never ends it. */
final class OpenTransaction {
  private OpenTransaction() {}

  public static void main(String[] args) throws InterruptedException {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "never-ended",
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            1_000);
    KafkaProducer<String, String> producer = new Records(args[0]).producer(config);
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(args[1], "never committed"));
    producer.flush();
    System.out.println("written");
    Thread.currentThread().join();
  }
}
