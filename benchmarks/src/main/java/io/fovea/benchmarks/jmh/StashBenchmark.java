package io.fovea.benchmarks.jmh;

import io.fovea.streamsclassifier.lookahead.ChunkDecider;
import io.fovea.streamsclassifier.lookahead.ChunkLimits;
import io.fovea.streamsclassifier.lookahead.LookAhead;
import io.fovea.streamsclassifier.lookahead.LookAheadInterceptor;
import io.fovea.streamsclassifier.lookahead.LookAheadListener;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A poll of 512 records on 12 partitions through the look-ahead, by record. */
@State(Scope.Thread)
public class StashBenchmark {
  private static final int POLL = 512;
  private static final int PARTITIONS = 12;
  private static final String TOPIC = "images";

  private final byte[] value = new byte[900];
  private LookAheadInterceptor interceptor;
  private LookAhead<String> lookAhead;
  private long offset;

  @Setup
  public void prepare() {
    ChunkLimits limits = new ChunkLimits(128, 32 << 20, Duration.ofSeconds(2), 256 << 20);
    LookAheads<String> lookAheads =
        new LookAheads<>(Set.of(TOPIC), limits, Same::new, new Unheard(), System::nanoTime);
    lookAhead = lookAheads.ofThisThread();
    interceptor = new LookAheadInterceptor();
    interceptor.configure(Map.of(LookAheads.CONFIG, lookAheads));
  }

  @Benchmark
  @OperationsPerInvocation(POLL)
  public void record(Blackhole sink) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> polled = new HashMap<>();
    for (int i = 0; i < POLL; i++) {
      int partition = i % PARTITIONS;
      polled
          .computeIfAbsent(new TopicPartition(TOPIC, partition), any -> new ArrayList<>())
          .add(new ConsumerRecord<>(TOPIC, partition, offset + i, value, value));
    }
    offset += POLL;
    interceptor.onConsume(new ConsumerRecords<>(polled, Map.of()));
    polled.forEach(
        (partition, records) ->
            records.forEach(
                one ->
                    sink.consume(
                        lookAhead.outcomeOf(partition, one.offset(), one.key(), one.value()))));
  }

  /** Decides nothing, at no cost. */
  private static final class Same implements ChunkDecider<String> {
    @Override
    public List<String> decide(List<ConsumerRecord<byte[], byte[]>> chunk) {
      return Collections.nCopies(chunk.size(), "");
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }

  private static final class Unheard implements LookAheadListener {
    @Override
    public void decided(int records) {
      // Of no interest.
    }

    @Override
    public void missed() {
      throw new IllegalStateException("a record was not in the stash");
    }
  }
}
