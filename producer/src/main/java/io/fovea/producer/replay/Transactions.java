package io.fovea.producer.replay;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** Sends records so that either all of them are there or none. */
final class Transactions {
  private final Producer<byte[], byte[]> producer;

  /** Ends what an earlier holder of the producer's transactional id began, and shuts it out. */
  Transactions(Producer<byte[], byte[]> producer) {
    this.producer = producer;
    producer.initTransactions();
  }

  /**
   * Sends in one transaction.
   *
   * @throws RecordTooLargeException if the broker takes no record of that size; nothing is sent
   *     then, and another transaction may be tried
   * @throws KafkaException for anything else, such as another who took over the transactional id
   */
  void send(List<ProducerRecord<byte[], byte[]>> records) {
    AtomicReference<Exception> failure = new AtomicReference<>();
    producer.beginTransaction();
    try {
      for (ProducerRecord<byte[], byte[]> record : records) {
        producer.send(record, (where, fault) -> failure.compareAndSet(null, fault));
      }
      producer.flush();
      if (failure.get() == null) {
        producer.commitTransaction();
      }
    } catch (KafkaException failed) {
      failure.compareAndSet(null, failed);
    }
    if (failure.get() != null) {
      abort(failure.get());
    }
  }

  private void abort(Exception why) {
    if (why instanceof RecordTooLargeException tooLarge) {
      producer.abortTransaction();
      throw tooLarge;
    }
    if (why instanceof ProducerFencedException || why instanceof InvalidProducerEpochException) {
      throw new KafkaException("another replay was started and took over from this one", why);
    }
    // The broker aborts it when this producer is gone; whether it can still be told is unsure.
    throw why instanceof KafkaException kafka ? kafka : new KafkaException(why);
  }
}
