package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MistakesTest {
  private static final int IMAGES = 20_000;
  private static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(i -> "" + i).toList();

  @Test
  void areMadeInAboutTheFraction() {
    double fiveSigma = 5 * Math.sqrt(0.3 * 0.7 / IMAGES);

    assertThat(mistakes(0.3, 42).size() / (double) IMAGES).isCloseTo(0.3, Offset.offset(fiveSigma));
  }

  @Test
  void nameEveryOtherClassAboutAsOftenAndNeverTheTrueOne() {
    Map<String, Long> named =
        mistakes(1, 42).values().stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    double expected = IMAGES / 9.0;
    assertThat(named).hasSize(9).doesNotContainKey("4");
    assertThat(named.values())
        .allSatisfy(
            count ->
                assertThat((double) count)
                    .isCloseTo(expected, Offset.offset(5 * Math.sqrt(expected))));
  }

  /** By a Python script with the formula of {@link ImageLotsTest}. */
  @Test
  void dependOnSeedAndIdAlone() {
    Mistakes mistakes = new Mistakes(0.3, 42, DIGITS);

    assertThat(IntStream.range(0, 20).mapToObj(i -> mistakes.of("image-" + i, "4").orElse("-")))
        .containsExactly(
            "7", "-", "-", "-", "7", "-", "-", "9", "7", "9", "1", "-", "-", "9", "-", "-", "-",
            "-", "-", "-");
  }

  @Test
  void areKeptByALargerFraction() {
    assertThat(mistakes(0.5, 7)).containsAllEntriesOf(mistakes(0.3, 7));
  }

  @Test
  void areOthersWithAnotherSeed() {
    assertThat(mistakes(0.3, 7)).isNotEqualTo(mistakes(0.3, 8));
  }

  @Test
  void areNotMadeAtFractionZero() {
    assertThat(mistakes(0, 42)).isEmpty();
    assertThat(new Mistakes(0, 42, List.of()).of("a", "cat")).isEmpty();
  }

  @Test
  void needASecondClass() {
    assertThat(new Mistakes(1, 42, List.of("cat", "dog")).of("a", "cat")).contains("dog");
    assertThat(new Mistakes(1, 42, List.of("cat", "dog")).of("a", "dog")).contains("cat");
    assertThatThrownBy(() -> new Mistakes(0.1, 42, List.of("cat")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<String, String> mistakes(double fraction, long seed) {
    Mistakes mistakes = new Mistakes(fraction, seed, DIGITS);
    return IntStream.range(0, IMAGES)
        .mapToObj(i -> "image-" + i)
        .filter(id -> mistakes.of(id, "4").isPresent())
        .collect(Collectors.toMap(id -> id, id -> mistakes.of(id, "4").orElseThrow()));
  }
}
