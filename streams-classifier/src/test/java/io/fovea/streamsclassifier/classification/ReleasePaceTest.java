package io.fovea.streamsclassifier.classification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.junit.jupiter.api.Test;

class ReleasePaceTest {
  private static final int FEW = 4;

  private final ProcessingContext context = context();
  private long nanos;
  private int commits;
  private Duration timer;
  private Punctuator behindTimer;

  private final ReleasePace pace = pace(Duration.ofMillis(8), Duration.ofMillis(20));

  @Test
  void asksAtOnceAfterAPause() {
    caughtUpBehind(10);

    assertThat(commits).isOne();
    assertThat(timer).isNull();
  }

  @Test
  void asksAtOnceWhereFewComeSeldom() {
    for (int i = 0; i < 3; i++) {
      caughtUpBehind(FEW - 1);
      after(8);
    }

    assertThat(commits).isEqualTo(3);
    assertThat(timer).isNull();
  }

  @Test
  void asksSoonerByATimerWhereFewCome() {
    caughtUpBehind(1);
    after(2);
    caughtUpBehind(1);
    assertThat(commits).isOne();
    assertThat(timer).hasMillis(6);

    after(6);
    behindTimer.punctuate(0);

    assertThat(commits).isEqualTo(2);
    assertThat(timer).isNull();
  }

  @Test
  void takesTheFirstFewBehindManyForTheFirstOfMany() {
    caughtUpBehind(FEW);
    after(8);
    caughtUpBehind(1);

    assertThat(commits).isOne();
    assertThat(timer).hasMillis(12);
  }

  @Test
  void isFastAgainWhenManyCameOnce() {
    caughtUpBehind(FEW);
    after(20);
    caughtUpBehind(1);
    after(8);
    caughtUpBehind(1);

    assertThat(commits).isEqualTo(3);
    assertThat(timer).isNull();
  }

  @Test
  void asksByATimerWhereManyCome() {
    caughtUpBehind(10);
    after(5);
    caughtUpBehind(FEW);
    assertThat(commits).isOne();
    assertThat(timer).hasMillis(15);

    after(15);
    behindTimer.punctuate(0);

    assertThat(commits).isEqualTo(2);
    assertThat(timer).isNull();
  }

  @Test
  void setsOneTimerForAllThatComeBeforeIt() {
    caughtUpBehind(10);
    after(5);
    caughtUpBehind(FEW);
    after(5);
    caughtUpBehind(FEW);

    assertThat(timer).hasMillis(15);
  }

  @Test
  void needsNoTimerOnceTheTimeIsOver() {
    caughtUpBehind(10);
    after(5);
    caughtUpBehind(FEW);
    after(16);
    caughtUpBehind(FEW);

    assertThat(commits).isEqualTo(2);
    assertThat(timer).as("the timer would ask a second time").isNull();
  }

  @Test
  void asksAtOnceWhereATimerWouldBeTooShortForKafkaStreams() {
    caughtUpBehind(10);
    nanos += Duration.ofMillis(20).toNanos() - 1;
    caughtUpBehind(FEW);

    assertThat(commits).isEqualTo(2);
  }

  @Test
  void countsFromTheLastCommitOn() {
    caughtUpBehind(10);
    after(5);
    caughtUpBehind(FEW);
    after(15);
    behindTimer.punctuate(0);
    after(5);
    caughtUpBehind(FEW);

    assertThat(commits).isEqualTo(2);
    assertThat(timer).hasMillis(15);
  }

  @Test
  void setsANewTimerWhenTheTaskOfTheLastIsClosed() {
    caughtUpBehind(10);
    after(5);
    caughtUpBehind(FEW);

    pace.forgetTimer();
    assertThat(timer).isNull();

    after(5);
    caughtUpBehind(1);
    assertThat(timer).hasMillis(10);
  }

  @Test
  void asksAtOnceWithoutALeastTime() {
    ReleasePace always = pace(Duration.ZERO, Duration.ZERO);
    for (int i = 0; i < 3; i++) {
      caughtUpBehind(always, 10);
    }

    assertThat(commits).isEqualTo(3);
  }

  private ReleasePace pace(Duration fewApart, Duration manyApart) {
    return new ReleasePace(FEW, fewApart, manyApart, ProcessingContext::commit, () -> nanos);
  }

  private void after(int milliseconds) {
    nanos += Duration.ofMillis(milliseconds).toNanos();
  }

  private void caughtUpBehind(int records) {
    caughtUpBehind(pace, records);
  }

  private void caughtUpBehind(ReleasePace pace, int records) {
    for (int i = 0; i < records; i++) {
      pace.counted();
    }
    pace.caughtUp(context);
  }

  /** Holds one timer at a time, as is asked of it. */
  private ProcessingContext context() {
    InvocationHandler answers =
        (self, method, arguments) ->
            switch (method.getName()) {
              case "commit" -> {
                commits++;
                yield null;
              }
              case "schedule" -> schedule((Duration) arguments[0], (Punctuator) arguments[2]);
              default -> throw new UnsupportedOperationException(method.getName());
            };
    return (ProcessingContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {ProcessingContext.class}, answers);
  }

  private Cancellable schedule(Duration interval, Punctuator punctuator) {
    assertThat(timer).as("a second timer").isNull();
    assertThat(interval)
        .as("what Kafka Streams takes")
        .isGreaterThanOrEqualTo(Duration.ofMillis(1));
    timer = interval;
    behindTimer = punctuator;
    return () -> timer = null;
  }
}
