package io.fovea.streamsclassifier.lookahead;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decides a record to be what its value says, and remembers every chunk. */
final class RecordingDecider implements ChunkDecider<String> {
  final List<List<String>> chunks = new ArrayList<>();
  RuntimeException failure;
  boolean closed;

  @Override
  public List<String> decide(List<ConsumerRecord<byte[], byte[]>> chunk) {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (failure != null) {
      throw failure;
    }
    chunks.add(chunk.stream().map(Polls::text).toList());
    return chunk.stream().map(record -> "outcome of " + Polls.text(record)).toList();
  }

  @Override
  public void close() {
    closed = true;
  }

  List<Integer> sizes() {
    return chunks.stream().map(List::size).toList();
  }
}
