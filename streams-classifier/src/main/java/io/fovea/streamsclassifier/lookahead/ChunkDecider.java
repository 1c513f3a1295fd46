package io.fovea.streamsclassifier.lookahead;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decides what becomes of records, a chunk at a time. Belongs to one stream thread, and is closed
 * when that thread ends.
 *
 * @param <V> what becomes of one record
 */
public interface ChunkDecider<V> extends AutoCloseable {

  /**
   * Decides each record, by nothing but its content: an outcome may be used any time later, or
   * thrown away and worked out again.
   *
   * @return an outcome per record, in the order of the records; a faulty record is an outcome, too
   * @throws RuntimeException if the machine is at fault, not a record; then nothing is decided
   */
  List<V> decide(List<ConsumerRecord<byte[], byte[]>> chunk);

  @Override
  void close();
}
