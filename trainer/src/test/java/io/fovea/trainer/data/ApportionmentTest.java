package io.fovea.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApportionmentTest {

  /** The example of many textbooks: seats for 100,000 votes. */
  @Test
  void givesTheSeatsOfTheTextbook() {
    double[] votes = {47_000, 16_000, 15_800, 12_000, 6_100, 3_100};
    double[] quotas = DoubleStream.of(votes).map(v -> v / 10_000).toArray();
    assertThat(Apportionment.of(quotas)).containsExactly(5, 2, 1, 1, 1, 0);
  }

  @Test
  void sumIsRightAndEachIsNear() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 500; i++) {
      double[] quotas = random.doubles(1 + random.nextInt(30), 0, 1 + i).toArray();
      int[] shares = Apportionment.of(quotas);
      assertThat((long) IntStream.of(shares).sum())
          .isEqualTo(Math.round(DoubleStream.of(quotas).sum()));
      for (int j = 0; j < quotas.length; j++) {
        assertThat(Math.abs(shares[j] - quotas[j])).isLessThan(1);
      }
    }
  }

  @Test
  void ofNothingComesNothing() {
    assertThat(Apportionment.of(new double[0])).isEmpty();
    assertThat(Apportionment.of(new double[] {0, 0})).containsExactly(0, 0);
  }
}
