package io.fovea.streamsclassifier.lookahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

class LookAheadInterceptorTest {
  private final RecordingDecider decider = new RecordingDecider();
  private final LookAheads<String> lookAheads =
      new LookAheads<>(
          Set.of(Polls.TOPIC),
          new ChunkLimits(8, 1_000, Duration.ofSeconds(1), 1_000),
          () -> decider,
          new CountingListener(),
          System::nanoTime);
  private final LookAheadInterceptor interceptor = new LookAheadInterceptor();

  @Test
  void returnsTheVeryInstanceItWasGiven() {
    interceptor.configure(Map.of(LookAheads.CONFIG, lookAheads));
    ConsumerRecords<byte[], byte[]> polled = Polls.poll(Polls.range(0, 0, 3));

    assertThat(interceptor.onConsume(polled)).isSameAs(polled);
    assertThat(lookAheads.ofThisThread().stashed()).isEqualTo(3);
  }

  @Test
  void tellsHowManyRecordsAFullPollHas() {
    interceptor.configure(Map.of(LookAheads.CONFIG, lookAheads, "max.poll.records", "2"));

    interceptor.onConsume(Polls.poll(Polls.range(0, 0, 2)));
    Polls.outcome(lookAheads.ofThisThread(), Polls.record(0, 0));
    Polls.outcome(lookAheads.ofThisThread(), Polls.record(0, 1));

    assertThat(lookAheads.ofThisThread().isCaughtUp()).isFalse();
  }

  @Test
  void closesTheLookAheadOfItsThread() {
    interceptor.configure(Map.of(LookAheads.CONFIG, lookAheads));
    lookAheads.ofThisThread().open();

    interceptor.close();

    assertThat(decider.closed).isTrue();
  }

  @Test
  void staysOutOfTheWayWhenItIsNotConfigured() {
    interceptor.configure(Map.of(LookAheads.CONFIG, "a text"));
    ConsumerRecords<byte[], byte[]> polled = Polls.poll(Polls.range(0, 0, 3));

    assertThat(interceptor.onConsume(polled)).isSameAs(polled);
    assertThatCode(interceptor::close).doesNotThrowAnyException();
  }

  @Test
  void staysOutOfTheWayWhenItFails() {
    interceptor.configure(Map.of(LookAheads.CONFIG, lookAheads));
    ConsumerRecords<byte[], byte[]> broken =
        new ConsumerRecords<>(
            Map.of(Polls.partition(0), java.util.Collections.singletonList(null)), Map.of());

    assertThat(interceptor.onConsume(broken)).isSameAs(broken);
  }
}
