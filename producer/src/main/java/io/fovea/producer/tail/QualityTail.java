package io.fovea.producer.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fovea.producer.tail.board.BoardText;
import io.fovea.producer.tail.board.QualityBoard;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.WholeTopicReader;
import io.fovea.schema.QualityReport;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows the reports of quality and shows their newest state as a table. */
final class QualityTail {
  private final WholeTopicReader<byte[], byte[]> reader;
  private final Deserializer<QualityReport> deserializer;
  private final QualityBoard board = new QualityBoard();

  /**
   * @param reader stands at the beginning; the caller closes it
   */
  QualityTail(WholeTopicReader<byte[], byte[]> reader, Deserializer<QualityReport> deserializer) {
    this.reader = reader;
    this.deserializer = deserializer;
  }

  /**
   * Runs until the end is asked for, or nobody sees it any more.
   *
   * @param out the terminal of {@code redrawing}
   */
  void run(Redrawing redrawing, PrintStream out, Duration poll, ZoneId zone, StopSignal stop) {
    while (!stop.isRequested() && !out.checkError()) {
      redrawing.draw(size -> BoardText.of(board, size, zone));
      reader.poll(poll).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
    if (record.value() == null) {
      board.remove(key);
      return;
    }
    try {
      board.take(key, deserializer.deserialize(record.topic(), record.headers(), record.value()));
    } catch (SerializationException unreadable) {
      board.unreadable(String.valueOf(unreadable.getMessage()));
    }
  }
}
