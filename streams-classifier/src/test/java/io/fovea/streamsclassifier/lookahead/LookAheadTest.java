package io.fovea.streamsclassifier.lookahead;

import static io.fovea.streamsclassifier.lookahead.Polls.partition;
import static io.fovea.streamsclassifier.lookahead.Polls.poll;
import static io.fovea.streamsclassifier.lookahead.Polls.range;
import static io.fovea.streamsclassifier.lookahead.Polls.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LookAheadTest {
  private static final long PLENTY = 1 << 20;

  private final RecordingDecider decider = new RecordingDecider();
  private final CountingListener listener = new CountingListener();

  @Test
  void decidesThoseAheadInTheSamePartition() {
    LookAheads<String> lookAheads = lookAheads(4, PLENTY);
    lookAheads.offer(poll(range(0, 10, 16)));

    assertThat(outcomes(lookAheads, range(0, 10, 16)))
        .containsExactly(
            "outcome of 0:10",
            "outcome of 0:11",
            "outcome of 0:12",
            "outcome of 0:13",
            "outcome of 0:14",
            "outcome of 0:15");
    assertThat(decider.sizes()).containsExactly(4, 2);
    assertThat(listener.misses).isZero();
  }

  @Test
  void fillsUpFromOtherPartitionsInTurn() {
    LookAheads<String> lookAheads = lookAheads(6, PLENTY);
    lookAheads.offer(poll(joined(range(0, 0, 2), range(1, 50, 53), range(2, 7, 10))));

    outcome(lookAheads, record(0, 0));

    assertThat(decider.chunks.get(0)).startsWith("0:0", "0:1");
    assertThat(decider.chunks.get(0).subList(2, 6))
        .containsExactlyInAnyOrder("1:50", "2:7", "1:51", "2:8");
  }

  @Test
  void usesWhatWasDecidedForAnotherPartition() {
    LookAheads<String> lookAheads = lookAheads(8, PLENTY);
    lookAheads.offer(poll(joined(range(0, 0, 2), range(1, 50, 52))));

    outcome(lookAheads, record(0, 0));

    assertThat(outcome(lookAheads, record(1, 50))).isEqualTo("outcome of 1:50");
    assertThat(outcome(lookAheads, record(0, 1))).isEqualTo("outcome of 0:1");
    assertThat(outcome(lookAheads, record(1, 51))).isEqualTo("outcome of 1:51");
    assertThat(decider.sizes()).containsExactly(4);
    assertThat(lookAheads.ofThisThread().stashed()).isZero();
  }

  @Test
  void keepsAChunkWithinItsBytes() {
    LookAheads<String> lookAheads = lookAheads(8, 20);
    lookAheads.offer(
        poll(List.of(record(0, 0, "x".repeat(8)), record(0, 1, "y".repeat(8)), big(0, 2))));

    outcome(lookAheads, record(0, 0));

    assertThat(decider.sizes()).containsExactly(2);
  }

  @Test
  void takesARecordThatIsLargerThanAChunkAlone() {
    LookAheads<String> lookAheads = lookAheads(8, 20);
    lookAheads.offer(poll(List.of(big(0, 0), record(0, 1), record(1, 0))));

    assertThat(outcome(lookAheads, record(0, 0))).startsWith("outcome of zzz");

    assertThat(decider.sizes()).containsExactly(1);
    assertThat(listener.misses).isZero();
  }

  @Test
  void decidesARecordThatWasNeverOfferedAlone() {
    LookAheads<String> lookAheads = lookAheads(8, PLENTY);

    assertThat(outcome(lookAheads, record(3, 9))).isEqualTo("outcome of 3:9");

    assertThat(decider.sizes()).containsExactly(1);
    assertThat(listener.misses).isEqualTo(1);
  }

  @Test
  void forgetsWhatLiesBelowTheRecordInTurn() {
    LookAheads<String> lookAheads = lookAheads(4, PLENTY);
    lookAheads.offer(poll(range(0, 0, 8)));
    outcome(lookAheads, record(0, 0));

    assertThat(outcome(lookAheads, record(0, 6))).isEqualTo("outcome of 0:6");

    assertThat(lookAheads.ofThisThread().stashed()).isEqualTo(1);
  }

  @Test
  void forgetsAPartitionThatIsReadAgainFromBefore() {
    LookAheads<String> lookAheads = lookAheads(4, PLENTY);
    lookAheads.offer(poll(range(0, 0, 8)));
    outcome(lookAheads, record(0, 0));
    lookAheads.offer(poll(List.of(record(0, 1, "other content"))));

    assertThat(outcome(lookAheads, record(0, 1))).isEqualTo("outcome of other content");
    assertThat(lookAheads.ofThisThread().stashed()).isZero();
  }

  @Test
  void forgetsAPartitionOnDemandAndKeepsTheOthers() {
    LookAheads<String> lookAheads = lookAheads(8, PLENTY);
    lookAheads.offer(poll(joined(range(0, 0, 3), range(1, 0, 3))));

    lookAheads.ofThisThread().evict(partition(0));

    assertThat(lookAheads.ofThisThread().stashed()).isEqualTo(3);
  }

  @Test
  void ignoresOtherTopicsAndTombstones() {
    LookAheads<String> lookAheads = lookAheads(8, PLENTY);
    lookAheads.offer(
        poll(
            List.of(
                record(0, 0),
                record(0, 1, null),
                new ConsumerRecord<>("other", 0, 0, null, new byte[1]))));

    assertThat(lookAheads.ofThisThread().stashed()).isEqualTo(1);
  }

  @Test
  void refersToNoMoreThanItsBoundAndStillAnswers() {
    LookAheads<String> lookAheads = lookAheads(8, PLENTY, 9);
    List<ConsumerRecord<byte[], byte[]>> records = range(0, 0, 6);
    lookAheads.offer(poll(records));

    assertThat(lookAheads.ofThisThread().stashed()).isEqualTo(3);
    assertThat(outcomes(lookAheads, records)).hasSize(6).endsWith("outcome of 0:5");
    assertThat(listener.misses).isEqualTo(3);
  }

  @Test
  void decidesAgainAfterAFailure() {
    LookAheads<String> lookAheads = lookAheads(8, PLENTY);
    lookAheads.offer(poll(range(0, 0, 3)));
    decider.failure = new IllegalStateException("engine");
    assertThatThrownBy(() -> outcome(lookAheads, record(0, 0))).hasMessage("engine");

    decider.failure = null;

    assertThat(outcome(lookAheads, record(0, 0))).isEqualTo("outcome of 0:0");
    assertThat(decider.sizes()).containsExactly(3);
  }

  @Test
  void fillsBatchesFromABacklogOfTwelvePartitions() {
    LookAheads<String> lookAheads = lookAheads(128, PLENTY);
    List<List<ConsumerRecord<byte[], byte[]>>> partitions = new ArrayList<>();
    for (int partition = 0; partition < 12; partition++) {
      partitions.add(range(partition, 0, 171));
    }
    partitions.forEach(records -> lookAheads.offer(poll(records)));

    for (int i = 0; i < 171; i++) {
      for (List<ConsumerRecord<byte[], byte[]>> records : partitions) {
        outcome(lookAheads, records.get(i));
      }
    }

    assertThat(listener.records).isEqualTo(12 * 171);
    assertThat((double) listener.records / listener.chunks).isGreaterThanOrEqualTo(64);
    assertThat(decider.chunks.subList(1, decider.chunks.size() - 1))
        .allSatisfy(chunk -> assertThat(chunk).hasSize(128));
  }

  @Test
  void isCaughtUpWhenAFewWerePolledAndAllAreDoneWith() {
    LookAheads<String> lookAheads = lookAheads(4, PLENTY);
    LookAhead<String> lookAhead = lookAheads.ofThisThread();
    assertThat(lookAhead.isCaughtUp()).isTrue();

    lookAheads.offer(Polls.poll(Polls.range(0, 0, 2)));

    assertThat(lookAhead.isCaughtUp()).isFalse();
    outcome(lookAheads, Polls.record(0, 0));
    assertThat(lookAhead.isCaughtUp()).isFalse();
    outcome(lookAheads, Polls.record(0, 1));
    assertThat(lookAhead.isCaughtUp()).isTrue();
  }

  @Test
  void isNotCaughtUpBehindAFullPoll() {
    LookAheads<String> lookAheads = lookAheads(4, PLENTY);
    lookAheads.pollsBringAtMost(8);

    lookAheads.offer(Polls.poll(Polls.range(0, 0, 8)));
    outcomes(lookAheads, Polls.range(0, 0, 8));
    assertThat(lookAheads.ofThisThread().isCaughtUp()).isFalse();

    lookAheads.offer(Polls.poll(Polls.range(0, 8, 15)));
    outcomes(lookAheads, Polls.range(0, 8, 15));
    assertThat(lookAheads.ofThisThread().isCaughtUp()).isTrue();
  }

  private LookAheads<String> lookAheads(int maxRecords, long maxBytes) {
    return lookAheads(maxRecords, maxBytes, PLENTY);
  }

  private LookAheads<String> lookAheads(int maxRecords, long maxBytes, long maxStashBytes) {
    ChunkLimits limits =
        new ChunkLimits(maxRecords, maxBytes, Duration.ofSeconds(1), maxStashBytes);
    return new LookAheads<>(Set.of(Polls.TOPIC), limits, () -> decider, listener, () -> 0L);
  }

  private static String outcome(
      LookAheads<String> lookAheads, ConsumerRecord<byte[], byte[]> record) {
    return Polls.outcome(lookAheads.ofThisThread(), record);
  }

  private static List<String> outcomes(
      LookAheads<String> lookAheads, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> outcome(lookAheads, record)).toList();
  }

  private static ConsumerRecord<byte[], byte[]> big(int partition, long offset) {
    return record(partition, offset, "z".repeat(100));
  }

  @SafeVarargs
  private static List<ConsumerRecord<byte[], byte[]>> joined(
      List<ConsumerRecord<byte[], byte[]>>... lists) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (List<ConsumerRecord<byte[], byte[]>> list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
