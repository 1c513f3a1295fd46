package io.fovea.trainer.acceleration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HalvingTest {

  @Test
  void handsEachGradientToTheLargestPixel() {
    float[] plane = {
      1, 2, 5, -1, //
      3, 4, 0, 9, -2, -9, 0.5f, 0.25f, -3, -1e-30f, 0.125f, 0.5f
    };
    assertThat(gradient(plane, 4, 10, 20, 30, 40))
        .containsExactly(
            0, 0, 0, 0, //
            0, 10, 0, 20, 0, 0, 40, 0, 0, 30, 0, 0);
  }

  @Test
  void takesTheFirstOfSeveral() {
    float[] alike = {7, 7, 7, 7};
    assertThat(gradient(alike, 2, 1)).containsExactly(1, 0, 0, 0);
    assertThat(gradient(new float[] {-4, -3, -3, -3}, 2, 1)).containsExactly(0, 1, 0, 0);
    assertThat(gradient(new float[] {-4, -4, 0, 0}, 2, 1)).containsExactly(0, 0, 1, 0);
  }

  @Test
  void leavesWhatIsBehindAnOddWidthOrHeight() {
    float[] plane = {
      1, 2, 99, //
      4, 3, 99,
      99, 99, 99
    };
    assertThat(gradient(plane, 3, 5)).containsExactly(0, 0, 0, 5, 0, 0, 0, 0, 0);
  }

  private static float[] gradient(float[] plane, int width, float... halved) {
    float[] gradient = new float[plane.length];
    Arrays.fill(gradient, Float.NaN);
    Halving.toMaxima(plane, halved, gradient, width);
    return gradient;
  }
}
