package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final Agenda NOTHING =
      new Agenda() {
        @Override
        public long nanosUntilNext() {
          return Long.MAX_VALUE;
        }

        @Override
        public void runDue() {}
      };

  @Test
  void keepsThePaceOverTimeThoughEveryWaitIsTooLong() throws Exception {
    FakeTime time = new FakeTime(Duration.ofMillis(3));
    long start = time.getAsLong();
    Pacer pacer = new Pacer(Optional.of(30.0), time, time);

    for (long turn = 0; turn <= 3_000; turn++) {
      assertThat(pacer.awaitTurn(turn, NOTHING)).isTrue();
      double due = turn / 30.0;
      assertThat((time.getAsLong() - start) / 1e9).isBetween(due - 1e-6, due + 0.004);
    }
  }

  @Test
  void makesUpForATimeInWhichNothingWent() throws Exception {
    FakeTime time = new FakeTime();
    Pacer pacer = new Pacer(Optional.of(10.0), time, time);
    pacer.awaitTurn(0, NOTHING);
    time.pass(Duration.ofSeconds(2));
    long before = time.getAsLong();

    for (long turn = 1; turn <= 20; turn++) {
      pacer.awaitTurn(turn, NOTHING);
    }

    assertThat(time.getAsLong()).isEqualTo(before);
    pacer.awaitTurn(21, NOTHING);
    assertThat(time.getAsLong() - before).isEqualTo(Duration.ofMillis(100).toNanos());
  }

  @Test
  void waitsForNothingWithoutARate() throws Exception {
    FakeTime time = new FakeTime();
    Pacer pacer = new Pacer(Optional.empty(), time, time);

    for (long turn = 0; turn < 1_000; turn++) {
      assertThat(pacer.awaitTurn(turn, NOTHING)).isTrue();
    }

    assertThat(time.waits()).isZero();
  }

  @Test
  void endsWithinAWaitWhenAskedTo() throws Exception {
    FakeTime time = new FakeTime();
    time.stopAfter(Duration.ofMillis(1_500));
    long start = time.getAsLong();
    Pacer pacer = new Pacer(Optional.of(0.01), time, time);

    assertThat(pacer.awaitTurn(0, NOTHING)).isTrue();
    assertThat(pacer.awaitTurn(1, NOTHING)).isFalse();

    assertThat(time.getAsLong() - start).isEqualTo(Duration.ofMillis(1_500).toNanos());
  }

  @Test
  void doesWhatIsDueBetweenTwoTurnsAtItsTime() throws Exception {
    FakeTime time = new FakeTime();
    long start = time.getAsLong();
    Appointments agenda = new Appointments(time, start, List.of(250L, 1_250L));
    Pacer pacer = new Pacer(Optional.of(1.0), time, time);

    pacer.awaitTurn(0, agenda);
    pacer.awaitTurn(1, agenda);
    pacer.awaitTurn(2, agenda);

    assertThat(agenda.doneAtMs).containsExactly(250L, 1_250L);
  }

  /** Points of an agenda at given milliseconds after the start. */
  private static final class Appointments implements Agenda {
    private final FakeTime time;
    private final long start;
    private final Queue<Long> dueAtMs;
    private final List<Long> doneAtMs = new ArrayList<>();

    Appointments(FakeTime time, long start, List<Long> dueAtMs) {
      this.time = time;
      this.start = start;
      this.dueAtMs = new ArrayDeque<>(dueAtMs);
    }

    @Override
    public long nanosUntilNext() {
      return dueAtMs.isEmpty()
          ? Long.MAX_VALUE
          : start + dueAtMs.peek() * 1_000_000 - time.getAsLong();
    }

    @Override
    public void runDue() {
      while (nanosUntilNext() <= 0) {
        dueAtMs.remove();
        doneAtMs.add((time.getAsLong() - start) / 1_000_000);
      }
    }
  }
}
