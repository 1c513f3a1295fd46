package io.fovea.producer.replay;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Ends the process as a power cut would: after so many sends, or after so many acknowledgements,
 * between the flush and the commit. (All clients get the same settings, so it is one for both.)
 */
public final class HaltingInterceptor
    implements ProducerInterceptor<byte[], byte[]>, ConsumerInterceptor<byte[], byte[]> {
  static final String AFTER_SENDS = "test.halt.after.sends";
  static final String AFTER_ACKNOWLEDGEMENTS = "test.halt.after.acknowledgements";
  static final int STATUS = 137;

  private final AtomicInteger sends = new AtomicInteger();
  private final AtomicInteger acknowledgements = new AtomicInteger();
  private int mostSends;
  private int mostAcknowledgements;

  @Override
  public void configure(Map<String, ?> configs) {
    mostSends = number(configs.get(AFTER_SENDS));
    mostAcknowledgements = number(configs.get(AFTER_ACKNOWLEDGEMENTS));
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    haltAt(mostSends, sends.incrementAndGet());
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception failure) {
    haltAt(mostAcknowledgements, acknowledgements.incrementAndGet());
  }

  private static void haltAt(int most, int count) {
    if (count == most) {
      Runtime.getRuntime().halt(STATUS);
    }
  }

  private static int number(Object config) {
    return config == null ? 0 : Integer.parseInt(config.toString());
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
