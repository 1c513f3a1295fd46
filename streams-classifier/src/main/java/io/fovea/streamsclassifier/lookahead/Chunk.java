package io.fovea.streamsclassifier.lookahead;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records of a stash that are decided together: first of the partition whose turn it is, then one
 * by one of all the others, so that thinly filled partitions fill a batch together.
 *
 * <p>Invariant: of each partition it holds a prefix of what waits there, in order.
 */
final class Chunk<V> {
  private record Member<V>(PartitionStash<V> home, ConsumerRecord<byte[], byte[]> content) {}

  private record Source<V>(
      PartitionStash<V> home, Iterator<ConsumerRecord<byte[], byte[]>> waiting) {}

  private final List<Member<V>> members = new ArrayList<>();
  private final int maxRecords;
  private final long maxBytes;
  private long bytes;

  private Chunk(int maxRecords, long maxBytes) {
    this.maxRecords = maxRecords;
    this.maxBytes = maxBytes;
  }

  /**
   * Fills a chunk; it holds at least the record that {@code own} begins with, whatever its size.
   */
  static <V> Chunk<V> of(
      PartitionStash<V> own,
      Iterable<PartitionStash<V>> partitions,
      int maxRecords,
      long maxBytes) {
    Chunk<V> chunk = new Chunk<>(maxRecords, maxBytes);
    Source<V> first = new Source<>(own, own.waiting());
    boolean more = true;
    while (more) {
      more = chunk.addFrom(first);
    }
    chunk.addInTurn(others(own, partitions));
    return chunk;
  }

  private static <V> List<Source<V>> others(
      PartitionStash<V> own, Iterable<PartitionStash<V>> partitions) {
    List<Source<V>> others = new ArrayList<>();
    for (PartitionStash<V> partition : partitions) {
      if (partition != own) {
        others.add(new Source<>(partition, partition.waiting()));
      }
    }
    return others;
  }

  private void addInTurn(List<Source<V>> sources) {
    while (!sources.isEmpty()) {
      sources.removeIf(source -> !addFrom(source));
    }
  }

  /** Adds a partition's next record; a partition whose next does not fit is done for this chunk. */
  private boolean addFrom(Source<V> source) {
    if (members.size() == maxRecords || !source.waiting().hasNext()) {
      return false;
    }
    ConsumerRecord<byte[], byte[]> next = source.waiting().next();
    long grown = bytes + PartitionStash.size(next);
    if (grown > maxBytes && !members.isEmpty()) {
      return false;
    }
    bytes = grown;
    members.add(new Member<>(source.home(), next));
    return true;
  }

  List<ConsumerRecord<byte[], byte[]>> contents() {
    List<ConsumerRecord<byte[], byte[]>> contents = new ArrayList<>(members.size());
    for (Member<V> member : members) {
      contents.add(member.content());
    }
    return contents;
  }

  int size() {
    return members.size();
  }

  /** Puts the outcomes where the records waited. */
  void decide(List<V> outcomes) {
    for (int i = 0; i < members.size(); i++) {
      Member<V> member = members.get(i);
      member.home().decide(member.content(), outcomes.get(i));
    }
  }
}
