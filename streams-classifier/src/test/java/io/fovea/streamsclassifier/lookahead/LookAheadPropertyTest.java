package io.fovea.streamsclassifier.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever polls, rewinds, evictions, gaps and failures do to the stash: the outcome of a record is
 * that of its own content, and the stash never holds more than what was polled and not processed.
 */
class LookAheadPropertyTest {
  private static final int PARTITIONS = 5;

  private final RecordingDecider decider = new RecordingDecider();
  private final List<List<ConsumerRecord<byte[], byte[]>>> queues = new ArrayList<>();
  private final long[] nextOffset = new long[PARTITIONS];
  private int reading;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void givesEachRecordTheOutcomeOfItsOwnContent(long seed) {
    Random random = new Random(seed);
    ChunkLimits limits = new ChunkLimits(16, 200, Duration.ofSeconds(1), 400);
    LookAheads<String> lookAheads =
        new LookAheads<>(
            Set.of(Polls.TOPIC), limits, () -> decider, new CountingListener(), () -> 0L);
    for (int p = 0; p < PARTITIONS; p++) {
      queues.add(new ArrayList<>());
    }
    int processed = 0;
    for (int step = 0; step < 20_000; step++) {
      int p = random.nextInt(PARTITIONS);
      switch (random.nextInt(20)) {
        case 0, 1, 2 -> lookAheads.offer(Polls.poll(polled(p, random)));
        case 3 -> rewind(p, random, lookAheads);
        case 4 -> decider.failure = new IllegalStateException("engine");
        default -> processed += process(p, lookAheads) ? 1 : 0;
      }
      assertThat(lookAheads.ofThisThread().stashed()).isLessThanOrEqualTo(waiting());
    }
    assertThat(processed).isGreaterThan(5_000);
  }

  /** As Kafka Streams does: what was polled goes into its own queue, too. Offsets have gaps. */
  private List<ConsumerRecord<byte[], byte[]>> polled(int p, Random random) {
    List<ConsumerRecord<byte[], byte[]>> fresh = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      long offset = nextOffset[p] + random.nextInt(3);
      String content = p + ":" + offset + " as of reading " + reading;
      fresh.add(Polls.record(p, offset, random.nextInt(15) == 0 ? null : content));
      nextOffset[p] = offset + 1;
    }
    queues.get(p).addAll(fresh);
    return fresh;
  }

  /** A rebalance, or a topic made anew: sometimes announced by a closed task, sometimes not. */
  private void rewind(int p, Random random, LookAheads<String> lookAheads) {
    reading++;
    queues.get(p).clear();
    if (random.nextBoolean()) {
      lookAheads.ofThisThread().evict(Polls.partition(p));
      nextOffset[p] = random.nextInt((int) nextOffset[p] + 1);
    } else {
      nextOffset[p] = Math.max(0, nextOffset[p] - 30);
      lookAheads.offer(Polls.poll(List.of(first(p))));
    }
  }

  private ConsumerRecord<byte[], byte[]> first(int p) {
    ConsumerRecord<byte[], byte[]> record =
        Polls.record(p, nextOffset[p], p + " again, reading " + reading);
    nextOffset[p]++;
    queues.get(p).add(record);
    return record;
  }

  private boolean process(int p, LookAheads<String> lookAheads) {
    List<ConsumerRecord<byte[], byte[]>> queue = queues.get(p);
    if (queue.isEmpty()) {
      return false;
    }
    ConsumerRecord<byte[], byte[]> head = queue.get(0);
    try {
      if (head.value() != null) {
        assertThat(Polls.outcome(lookAheads.ofThisThread(), head))
            .isEqualTo("outcome of " + Polls.text(head));
      }
    } catch (IllegalStateException engineFailed) {
      decider.failure = null;
      return false;
    }
    queue.remove(0);
    return true;
  }

  private int waiting() {
    // A tombstone that was processed leaves what lies below it to the next record of its partition.
    return queues.stream().mapToInt(List::size).sum() + 12 * PARTITIONS;
  }
}
