package io.fovea.producer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {

  @ParameterizedTest
  @CsvSource({
    "0,····",
    "0.03,▏···",
    "0.5,██··",
    "0.97,███▉",
    "1,████",
    "7,████",
    "-1,····",
    "NaN,····"
  })
  void drawAShareByEighths(double share, String bar) {
    assertThat(Blocks.bar(share, 4)).isEqualTo(bar);
  }

  @Test
  void drawALineFromTheLowestToTheHighest() {
    assertThat(line(0.90, 0.92, 0.94, 0.97)).isEqualTo("▁▃▅█");
  }

  @Test
  void drawAGapWhereThereIsNoValue() {
    assertThat(Blocks.sparkline(List.of(of(1), OptionalDouble.empty(), of(2)))).isEqualTo("▁ █");
  }

  @Test
  void drawOneHeightInTheMiddle() {
    assertThat(line(0.9, 0.9)).isEqualTo("▅▅");
    assertThat(line()).isEmpty();
  }

  private static String line(double... values) {
    return Blocks.sparkline(Arrays.stream(values).mapToObj(BlocksTest::of).toList());
  }

  private static OptionalDouble of(double value) {
    return OptionalDouble.of(value);
  }
}
