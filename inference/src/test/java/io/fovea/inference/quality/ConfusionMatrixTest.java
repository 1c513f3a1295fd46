package io.fovea.inference.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private final ConfusionMatrix matrix = new ConfusionMatrix(List.of("b", "a", "never"));

  @Test
  void countsAddUp() {
    matrix.add("a", "a", 2);
    matrix.add("a", "b", 3_000_000_000L);
    matrix.add("b", "b", 1);
    matrix.add("a", "a", 5);
    assertThat(matrix.labelled()).isEqualTo(3_000_000_008L);
    assertThat(matrix.correct()).isEqualTo(8);
    assertThat(matrix.cells())
        .containsExactly(
            new ConfusionCell("b", "b", 1),
            new ConfusionCell("a", "b", 3_000_000_000L),
            new ConfusionCell("a", "a", 7));
    assertThat(matrix.classes())
        .containsExactly(
            ClassQuality.of("b", 1, 3_000_000_001L, 1), ClassQuality.of("a", 7, 7, 3_000_000_007L));
  }

  @Test
  void unknownLabelsStandBehindTheModelsInTheOrderTheyCome() {
    matrix.add("z", "a", 1);
    matrix.add("k", "y", 1);
    matrix.add("b", "z", 1);
    assertThat(matrix.classes())
        .extracting(ClassQuality::label)
        .containsExactly("b", "a", "z", "k", "y");
    assertThat(matrix.correct()).isZero();
  }

  @Test
  void noImagesAreNoCellAndNoClass() {
    matrix.add("a", "z", 0);
    assertThat(matrix.cells()).isEmpty();
    assertThat(matrix.classes()).isEmpty();
    assertThat(matrix.labelled()).isZero();
  }

  @Test
  void fewerThanNoImagesAreRefused() {
    assertThatThrownBy(() -> matrix.add("a", "b", -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("-1 images of a taken for b");
  }
}
