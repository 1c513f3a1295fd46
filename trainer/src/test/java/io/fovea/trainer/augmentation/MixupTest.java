package io.fovea.trainer.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixupTest {
  private static final int DRAWS = 200_000;

  /** Raw moments of a Beta(a, b): the product over k of (a + k) / (a + b + k). */
  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.2, 1, 2.5, 10})
  void sharesHaveTheMomentsOfABeta(double alpha) {
    double[] shares = new Mixup(alpha).shares(DRAWS, new SplittableRandom(42));
    double expected = 1;
    for (int moment = 1; moment <= 4; moment++) {
      int power = moment;
      expected *= (alpha + moment - 1) / (2 * alpha + moment - 1);
      double seen = Arrays.stream(shares).map(share -> Math.pow(share, power)).average().orElse(0);
      assertThat(seen).as("moment %d", moment).isCloseTo(expected, within(0.005));
    }
    assertThat(Arrays.stream(shares).allMatch(share -> 0 <= share && share <= 1)).isTrue();
  }

  @Test
  void aTinyAlphaLeavesImagesAlone() {
    assertThat(new Mixup(1e-9).shares(1_000, new SplittableRandom(1))).containsOnly(0, 1);
  }

  @Test
  void theSameSeedGivesTheSameShares() {
    Mixup mixup = new Mixup(0.2);
    assertThat(mixup.shares(8, new SplittableRandom(3)))
        .containsExactly(mixup.shares(8, new SplittableRandom(3)));
  }

  @Test
  void mixesEachRowWithTheNextAndTheLastWithTheFirst() {
    FloatBuffer images = FloatBuffer.wrap(new float[] {0, 1, 0.4f, 0.6f, 1, 0});
    Mixup.mix(images, new double[] {0.75, 1, 0.25});
    assertThat(images.array())
        .containsExactly(new float[] {0.1f, 0.9f, 0.4f, 0.6f, 0.25f, 0.75f}, within(1e-6f));
  }

  @Test
  void labelsAreMixedInTheSameParts() {
    FloatBuffer labels = FloatBuffer.wrap(new float[] {1, 0, 0, 0, 0, 1});
    Mixup.mix(labels, new double[] {0.75, 0.5});
    assertThat(labels.array()).containsExactly(0.75f, 0, 0.25f, 0.5f, 0, 0.5f);
  }

  @Test
  void aBatchOfOneStaysAsItIs() {
    FloatBuffer image = FloatBuffer.wrap(new float[] {0.3f, 0.8f});
    Mixup.mix(image, new double[] {0.4});
    assertThat(image.array()).containsExactly(0.3f, 0.8f);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Mixup(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Mixup.mix(FloatBuffer.allocate(5), new double[2]));
  }

  @Test
  void isThereIfAskedFor() {
    assertThat(Augmentations.parse("flip,mixup=0.4").mixup()).contains(new Mixup(0.4));
    assertThat(Augmentations.parse("flip,mixup=0").mixup()).isEmpty();
  }
}
