package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void neighboursAreTakenTogetherUntilBothSamplesExpectFive() {
    Samples pooled = pooled(new long[] {1, 3, 3, 9, 20}, new long[] {1, 3, 1, 5, 20});
    assertThat(pooled.reference()).containsExactly(7, 9, 20);
    assertThat(pooled.actual()).containsExactly(5, 5, 20);
  }

  @Test
  void whatIsLeftOverGoesToTheLastCell() {
    Samples pooled = pooled(new long[] {50, 50, 1, 0, 2}, new long[] {50, 48, 0, 1, 1});
    assertThat(pooled.reference()).containsExactly(50, 53);
    assertThat(pooled.actual()).containsExactly(50, 50);
  }

  @Test
  void ofTooFewImagesOneCellIsLeft() {
    Samples pooled = pooled(new long[] {4, 3, 2}, new long[] {1, 0, 3});
    assertThat(pooled.reference()).containsExactly(9);
    assertThat(pooled.actual()).containsExactly(4);
  }

  @Test
  void allImagesAreInOneOfTheCells() {
    for (int images = 1; images < 60; images++) {
      Samples pooled =
          pooled(new long[] {images, 0, 7, images % 9, 1}, new long[] {3, 40, 0, 5, 8});
      assertThat(pooled.referenceImages()).isEqualTo(images + 7 + images % 9 + 1);
      assertThat(pooled.images()).isEqualTo(56);
    }
  }

  @Test
  void otherCellsAndCountsBelowZeroAreRefused() {
    assertThatThrownBy(() -> new Samples(new long[2], new long[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 cells cannot be compared with 2");
    assertThatThrownBy(() -> new Samples(new long[2], new long[] {4, -1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a count is below 0");
  }

  private static Samples pooled(long[] reference, long[] actual) {
    return new Samples(reference, actual).pooled();
  }
}
