package io.fovea.streamsclassifier.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {
  private final SettableClock clock = new SettableClock();
  private final RestartBudget budget = new RestartBudget(2, Duration.ofMinutes(5), clock);
  private final Exception failure = new StreamsException("engine");

  @Test
  void allowsSoManyRestartsWithinTheWindow() {
    assertThat(budget.allows(failure)).isTrue();
    assertThat(budget.allows(failure)).isTrue();
    assertThat(budget.allows(failure)).isFalse();
  }

  @Test
  void forgetsRestartsOfLongAgo() {
    budget.allows(failure);
    budget.allows(failure);

    clock.now = clock.now.plus(Duration.ofMinutes(6));

    assertThat(budget.allows(failure)).isTrue();
  }

  @Test
  void allowsNoneAfterAnError() {
    assertThat(budget.allows(new OutOfMemoryError())).isFalse();
    assertThat(budget.allows(new StreamsException(new NoClassDefFoundError("x")))).isFalse();
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
