package io.fovea.web.live.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.schema.Prediction;
import io.fovea.web.Predictions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastFiguresTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void samplesEachWithTheSameChance() {
    int[] chosen = new int[20];
    Sample<Integer> sample = new Sample<>(3, new SplittableRandom(1));
    for (int round = 0; round < 20_000; round++) {
      IntStream.range(0, chosen.length).forEach(sample::offer);
      List<Integer> taken = sample.take(3);
      assertThat(taken).hasSize(3).doesNotHaveDuplicates();
      taken.forEach(one -> chosen[one]++);
    }

    // 3,000 expected; 5 standard deviations are 253.
    assertThat(Arrays.stream(chosen)).allMatch(times -> Math.abs(times - 3_000) < 253);
  }

  @Test
  void samplesAllOfAFew() {
    Sample<Integer> sample = new Sample<>(12, new SplittableRandom(1));
    sample.offer(1);
    sample.offer(2);

    assertThat(sample.take(3)).containsExactly(1, 2);
    assertThat(sample.take(3)).isEmpty();
  }

  @Test
  void countsDeadLettersByReasonAndKeepsTheLast() {
    DeadLetters letters = new DeadLetters(NOW);
    for (int i = 0; i < 100; i++) {
      letters.take(letter(i, i % 4 == 0 ? "EMPTY_IMAGE" : "UNKNOWN_FORMAT"));
    }

    DeadLetters.Figures figures = letters.figures();

    assertThat(figures.total()).isEqualTo(100);
    assertThat(figures.reasons())
        .containsExactly(
            new DeadLetters.Reason("UNKNOWN_FORMAT", 75),
            new DeadLetters.Reason("EMPTY_IMAGE", 25));
    assertThat(figures.last()).hasSize(8).first().isEqualTo(letter(99, "UNKNOWN_FORMAT"));
    assertThat(figures.since()).isEqualTo(NOW.toEpochMilli() - 99);
  }

  @Test
  void doesNotGrowWithReasonsThatSomebodyMakesUp() {
    DeadLetters letters = new DeadLetters(NOW);
    for (int i = 0; i < 10_000; i++) {
      letters.take(letter(i, "REASON_" + i));
    }

    assertThat(letters.figures().reasons()).hasSize(20);
    assertThat(letters.figures().reasons().get(0))
        .isEqualTo(new DeadLetters.Reason("OTHER", 9_981));
  }

  @Test
  void keepsAFewPredictionsAndShowsNoWholeId() {
    LastPredictions last = new LastPredictions();
    for (int i = 0; i < 1_000; i++) {
      Prediction prediction =
          Predictions.of("0123456789abcdef0123456789abcdef", "x".repeat(500), NOW);
      prediction.setSourceOffset(i);
      last.take(prediction, i % 2 == 0);
    }

    assertThat(last.shown()).hasSize(24);
    LastPredictions.Shown newest = last.shown().get(0);
    assertThat(newest.id()).isEqualTo("0-999");
    assertThat(newest.image()).isEqualTo("0123456789a…");
    assertThat(newest.label()).hasSize(80);
    assertThat(newest.millis()).isEqualTo(3);
    assertThat(newest.thumbnail()).isFalse();
  }

  private static DeadLetters.Letter letter(int millisAgo, String reason) {
    return new DeadLetters.Letter(NOW.toEpochMilli() - millisAgo, "id", reason, "why");
  }
}
