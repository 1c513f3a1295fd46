package io.fovea.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationSplitTest {

  /** Images of many sizes and proportions, and a fraction for each. */
  private record Case(PreparedImages images, int classes, double fraction, long seed) {
    ValidationSplit split() {
      return ValidationSplit.of(images, fraction, seed);
    }

    @Override
    public String toString() {
      return "%d images, %d classes, %.3f, seed %d"
          .formatted(images.size(), classes, fraction, seed);
    }
  }

  static List<Case> cases() {
    SplittableRandom random = new SplittableRandom(7);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      int classes = 1 + random.nextInt(12);
      int size = random.nextInt(1 << (1 + random.nextInt(11)));
      int[] labels = new int[size];
      for (int j = 0; j < size; j++) {
        // The product of two: class 0 is common, the last is rare.
        labels[j] = (int) (random.nextDouble() * random.nextDouble() * classes);
      }
      double fraction = i % 10 == 0 ? 0.5 : random.nextDouble() / 2;
      cases.add(new Case(numbered(labels), classes, fraction, random.nextLong()));
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyImageIsOnOneSideWithItsLabelAndInOrder(Case some) {
    ValidationSplit split = some.split();
    List<Integer> seen = new ArrayList<>();
    for (PreparedImages side : List.of(split.train(), split.validation())) {
      int[] numbers = numbers(side);
      assertThat(numbers).isSorted();
      for (int i = 0; i < numbers.length; i++) {
        assertThat(side.labels()[i]).isEqualTo(some.images().labels()[numbers[i]]);
        assertThat(side.images().get(i)).isSameAs(some.images().images().get(numbers[i]));
        seen.add(numbers[i]);
      }
    }
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, some.images().size()).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void classesKeepTheirProportions(Case some) {
    int[] all = some.images().classCounts(some.classes());
    int[] aside = some.split().validation().classCounts(some.classes());
    for (int label = 0; label < some.classes(); label++) {
      assertThat(Math.abs(aside[label] - all[label] * some.fraction()))
          .as("class %d: %d of %d", label, aside[label], all[label])
          .isLessThan(1);
      if (all[label] > 1) {
        assertThat(aside[label]).isBetween(1, all[label] - 1);
      } else {
        assertThat(aside[label]).isZero();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameSeedDividesAlike(Case some) {
    assertThat(numbers(some.split().validation())).isEqualTo(numbers(some.split().validation()));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.1, 0.29, 1 / 3.0, 0.5})
  void sumIsTheFractionOfAll(double fraction) {
    int[] counts = {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949};
    ValidationSplit split = ValidationSplit.of(counted(counts), fraction, 1);
    assertThat(split.validation().size()).isEqualTo((int) Math.round(60_000 * fraction));
    assertThat(split.train().size()).isEqualTo(60_000 - split.validation().size());
  }

  @Test
  void anotherSeedSetsOthersAside() {
    PreparedImages images = counted(100, 100);
    int[] first = numbers(ValidationSplit.of(images, 0.2, 1).validation());
    int[] second = numbers(ValidationSplit.of(images, 0.2, 2).validation());
    assertThat(first).hasSameSizeAs(second).isNotEqualTo(second);
  }

  /** Every image has the same chance, wherever it stands in its class. */
  @Test
  void everyImageIsSetAsideEquallyOften() {
    PreparedImages images = counted(20, 5);
    int[] times = new int[25];
    for (long seed = 0; seed < 5_000; seed++) {
      for (int number : numbers(ValidationSplit.of(images, 0.2, seed).validation())) {
        times[number]++;
      }
    }
    // 1,000 expected; the deviation is 28.
    assertThat(IntStream.of(times).boxed().toList())
        .allSatisfy(n -> assertThat(n).isBetween(860, 1_140));
  }

  /** Held as a list: another Java or machine must come to the same. */
  @Test
  void divisionIsTheSameEverywhere() {
    assertThat(numbers(ValidationSplit.of(counted(12, 8), 0.25, 42).validation()))
        .containsExactly(1, 2, 7, 12, 13);
  }

  @Test
  void zeroSetsNothingAside() {
    ValidationSplit split = ValidationSplit.of(counted(3, 2), 0, 1);
    assertThat(split.validation().size()).isZero();
    assertThat(split.train().labels()).containsExactly(0, 0, 0, 1, 1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.51, 1, Double.NaN})
  void refusesWhatIsNoSuchFraction(double fraction) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ValidationSplit.of(counted(3, 2), fraction, 1));
  }

  private static PreparedImages counted(int... counts) {
    return numbered(
        IntStream.range(0, counts.length)
            .flatMap(label -> IntStream.range(0, counts[label]).map(i -> label))
            .toArray());
  }

  /** Each image's only pixel is its number. */
  private static PreparedImages numbered(int[] labels) {
    return new PreparedImages(
        IntStream.range(0, labels.length).mapToObj(i -> new float[] {i}).toList(),
        labels,
        List.of("bad.png: no image"));
  }

  private static int[] numbers(PreparedImages images) {
    return images.images().stream().mapToInt(pixels -> (int) pixels[0]).toArray();
  }
}
