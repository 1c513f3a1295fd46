package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, false", "0, 199, false", "0, 200, true", "150, 199, false", "199, 200, true",
    "200, 399, false", "200, 400, true", "399, 401, true", "400, 799, false", "0, 5000, true",
    "5000, 6399, false", "5000, 6400, true"
  })
  void isDueAtEachDoubling(long last, long images, boolean due) {
    assertThat(DriftTest.isDue(last, images)).isEqualTo(due);
  }

  @Test
  void numbersCountDoublings() {
    for (int number = 0; number < 50; number++) {
      long images = (long) DriftTest.MIN_IMAGES << number;
      assertThat(Looks.number(images)).isEqualTo(number);
      assertThat(Looks.number(2 * images - 1)).isEqualTo(number);
    }
  }

  @Test
  void allLooksThatMayComeSpendTheWholeAndNoMore() {
    double spent = 0;
    for (int number = 0; number < 1_000_000; number++) {
      spent += Looks.part(number);
    }
    assertThat(spent).isLessThan(1).isCloseTo(1, within(2e-6));
  }
}
