package io.fovea.web.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.web.TurnableClock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Duration KEEP = Duration.ofMinutes(1);
  private static final Answer BAD = new Answer.Rejected("EMPTY_IMAGE", "nothing in it");

  private final TurnableClock clock = new TurnableClock();
  private final Answers answers = new Answers(KEEP, 2, clock);

  @Test
  void givesAnAnswerToWhoWaitsAndToWhoAsksLater() {
    CompletableFuture<Answer> waiting = answers.await("a").orElseThrow();

    answers.answer("a", BAD);

    assertThat(waiting).isCompletedWithValue(BAD);
    assertThat(answers.find("a").orElseThrow()).isCompletedWithValue(BAD);
  }

  @Test
  void keepsNothingOfOthers() {
    answers.answer("somebody-elses", BAD);

    assertThat(answers.find("somebody-elses")).isEmpty();
    assertThat(answers.answered()).isZero();
  }

  @Test
  void takesTheFirstAnswerOnly() {
    answers.await("a");
    answers.answer("a", BAD);

    answers.answer("a", new Answer.Rejected("WRONG_SHAPE", "later"));

    assertThat(answers.find("a").orElseThrow()).isCompletedWithValue(BAD);
  }

  @Test
  void waitsForNoMoreThanItMay() {
    answers.await("a");
    answers.await("b");

    assertThat(answers.await("c")).isEmpty();

    answers.giveUp("a");
    assertThat(answers.await("c")).isPresent();
  }

  @Test
  void keepsTheNewestWhereThereAreTooMany() {
    for (int i = 0; i < 5; i++) {
      answers.await("image-" + i);
      answers.answer("image-" + i, BAD);
    }

    assertThat(answers.answered()).isEqualTo(2);
    assertThat(answers.find("image-2")).isEmpty();
    assertThat(answers.find("image-3")).isPresent();
    assertThat(answers.find("image-4")).isPresent();
  }

  @Test
  void forgetsWhatNobodyCollectsAndWhatNeverComes() {
    answers.await("answered");
    answers.answer("answered", BAD);
    answers.await("never");
    clock.turn(KEEP.plusMillis(1));

    assertThat(answers.find("answered")).isEmpty();
    assertThat(answers.find("never")).isEmpty();
    assertThat(answers.awaited()).isZero();
    assertThat(answers.answered()).isZero();
  }
}
