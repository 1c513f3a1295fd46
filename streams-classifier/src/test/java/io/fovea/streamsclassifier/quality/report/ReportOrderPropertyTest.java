package io.fovea.streamsclassifier.quality.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Predictions of two models and labels of a dozen images in random order: repeated, corrected,
 * withdrawn, given again, early, late. The report of every window must be that of an oracle that
 * looks at the whole history once, at the end.
 */
class ReportOrderPropertyTest {
  private static final int CASES = 700;
  private static final int FACTS = 80;
  private static final Duration LONG = Duration.ofDays(7);
  private static final Duration SHORT = Duration.ofMinutes(10);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void equalsAnEvaluationOfWhatHoldsInTheEnd(int partitions) {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      FactHistory history = new FactHistory(LONG);
      PartitionedCounting counting = new PartitionedCounting(partitions, LONG);
      RandomFacts facts = new RandomFacts(random, true);
      for (int i = 0; i < FACTS; i++) {
        apply(facts.next(), 1_000 + i, history, counting);
        if (random.nextInt(10) == 0) {
          counting.send(random);
        }
      }
      counting.send(random);

      assertThat(counting.keys()).as("seed %d", seed).isEqualTo(history.keys());
      for (TotalsKey key : history.keys()) {
        assertEqual(seed, key, history, counting);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void countsNoLabelPastTheTimeToLive(int partitions) {
    for (long seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      FactHistory history = new FactHistory(SHORT);
      PartitionedCounting counting = new PartitionedCounting(partitions, SHORT);
      RandomFacts facts = new RandomFacts(random, false);
      long now = 0;
      for (int i = 0; i < FACTS; i++) {
        now += random.nextInt(60_000);
        apply(facts.next(), now, history, counting);
        if (random.nextInt(10) == 0) {
          counting.expire(now);
        }
      }
      counting.send(random);

      for (TotalsKey key : history.sinceStart()) {
        assertEqual(seed, key, history, counting);
      }
      counting.expire(now + 4 * SHORT.toMillis());
      assertThat(counting.images()).as("images that are remembered for ever").isZero();
      assertThat(counting.windows()).as("windows that are remembered for ever").isZero();
      assertThat(counting.orphans()).isZero();
    }
  }

  private static void apply(
      Fact fact, long now, FactHistory history, PartitionedCounting counting) {
    history.add(fact, now);
    counting.add(fact, now);
  }

  private static void assertEqual(
      long seed, TotalsKey key, FactHistory history, PartitionedCounting counting) {
    assertThat(FiguresOf.report(counting.report(key)))
        .as("seed %d, %s", seed, key)
        .isEqualTo(FiguresOf.pairs(history.pairs(key)));
    assertThat(counting.report(key).getPredicted())
        .as("seed %d, predictions of %s", seed, key)
        .isEqualTo(history.predictions(key));
  }

  /** Facts about a few images, so that many of them meet. */
  private static final class RandomFacts {
    private static final List<String> CLASSES = List.of("cat", "dog", "emu", "unknown to models");
    private final Random random;
    private final boolean repeating;
    private final List<String> predicted = new ArrayList<>();

    RandomFacts(Random random, boolean repeating) {
      this.random = random;
      this.repeating = repeating;
    }

    Fact next() {
      String image = "image-" + random.nextInt(12);
      int kind = random.nextInt(10);
      if (kind < 5) {
        String version = "" + random.nextInt(2);
        boolean known = predicted.contains(image + version);
        predicted.add(image + version);
        if (repeating || !known) {
          return FactHistory.predicted(
              image,
              version,
              CLASSES.get(random.nextInt(3)),
              random.nextFloat(),
              random.nextInt(4) * 7_000_000L);
        }
      }
      return kind < 9
          ? new Fact.Labelled(image, CLASSES.get(random.nextInt(CLASSES.size())))
          : new Fact.Withdrawn(image);
    }
  }
}
