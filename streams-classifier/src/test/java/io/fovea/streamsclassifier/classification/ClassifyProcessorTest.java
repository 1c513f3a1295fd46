package io.fovea.streamsclassifier.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.Prediction;
import io.fovea.streamsclassifier.lookahead.ChunkDecider;
import io.fovea.streamsclassifier.lookahead.ChunkLimits;
import io.fovea.streamsclassifier.lookahead.LookAheadListener;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.InternalFixedKeyRecordFactory;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class ClassifyProcessorTest {
  private static final byte[] KEY = {1};

  /** What the processor asked its context for, in order. */
  private final List<String> asked = new ArrayList<>();

  private int tombstones;

  private final ClassificationCounts counts =
      new ClassificationCounts() {
        @Override
        public void classified(Prediction prediction) {}

        @Override
        public void rejected(String reason) {}

        @Override
        public void skipped() {
          tombstones++;
        }
      };

  @Test
  void asksForACommitWhenNothingWaits() {
    process(new byte[] {7});

    assertThat(asked).containsExactly("forward", "commit");
  }

  @Test
  void countsATombstoneAndForwardsNothing() {
    process(null);

    assertThat(asked).isEmpty();
    assertThat(tombstones).isOne();
  }

  private void process(byte[] value) {
    try (LookAheads<Verdict> lookAheads =
        new LookAheads<>(
            Set.of("images"),
            new ChunkLimits(8, 1_000, Duration.ofSeconds(1), 1_000),
            Predicting::new,
            new Deaf(),
            System::nanoTime)) {
      ThreadLocal<ReleasePace> paces =
          ThreadLocal.withInitial(
              () ->
                  new ReleasePace(
                      1,
                      Duration.ZERO,
                      Duration.ZERO,
                      ProcessingContext::commit,
                      System::nanoTime));
      ClassifyProcessor processor = new ClassifyProcessor(lookAheads, "images", counts, paces);
      processor.init(context());
      processor.process(
          InternalFixedKeyRecordFactory.create(new Record<>(KEY, value, 1, new RecordHeaders())));
    }
  }

  /** Of its many methods, the processor needs these four. */
  @SuppressWarnings("unchecked")
  private FixedKeyProcessorContext<byte[], Prediction> context() {
    InvocationHandler answers =
        (self, method, arguments) ->
            switch (method.getName()) {
              case "taskId" -> new TaskId(0, 3);
              case "recordMetadata" -> Optional.of(offset());
              case "commit", "forward" -> {
                asked.add(method.getName());
                yield null;
              }
              default -> throw new UnsupportedOperationException(method.getName());
            };
    return (FixedKeyProcessorContext<byte[], Prediction>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {FixedKeyProcessorContext.class}, answers);
  }

  private static RecordMetadata offset() {
    return new RecordMetadata() {
      @Override
      public String topic() {
        return "images";
      }

      @Override
      public int partition() {
        return 3;
      }

      @Override
      public long offset() {
        return 42;
      }
    };
  }

  /** Predicts nothing in particular for every record. */
  private static final class Predicting implements ChunkDecider<Verdict> {
    @Override
    public List<Verdict> decide(List<ConsumerRecord<byte[], byte[]>> records) {
      return records.stream().map(record -> (Verdict) new Verdict.Predicted(null)).toList();
    }

    @Override
    public void close() {}
  }

  private static final class Deaf implements LookAheadListener {
    @Override
    public void decided(int records) {}

    @Override
    public void missed() {}
  }
}
