package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.model.ReferenceDistribution;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriftTestTest {
  private static final ReferenceDistribution REFERENCE =
      new ReferenceDistribution(1000, Map.of("cat", 500L, "dog", 500L), List.of(100L, 900L));

  @Test
  void sameSharesDoNotDiffer() {
    DriftFigures figures = compared(Map.of("cat", 200L, "dog", 200L), 40, 360);
    assertThat(figures).isEqualTo(new DriftFigures(400, 0, 1, 0, 1, false, 0.01));
  }

  @Test
  void otherClassesAloneAreDrift() {
    DriftFigures figures = compared(Map.of("cat", 320L, "dog", 80L), 40, 360);
    assertThat(figures.drifted()).isTrue();
    assertThat(figures.classStability()).isGreaterThan(0.3);
    assertThat(figures.classPValue()).isLessThan(1e-12);
    assertThat(figures.confidencePValue()).isEqualTo(1);
  }

  @Test
  void otherConfidencesAloneAreDrift() {
    DriftFigures figures = compared(Map.of("cat", 200L, "dog", 200L), 120, 280);
    assertThat(figures.drifted()).isTrue();
    assertThat(figures.confidencePValue()).isLessThan(1e-9);
    assertThat(figures.classPValue()).isEqualTo(1);
  }

  @Test
  void classThatTheReferenceDoesNotKnowIsADifference() {
    DriftFigures figures = compared(Map.of("cat", 100L, "dog", 100L, "yak", 200L), 40, 360);
    assertThat(figures.drifted()).isTrue();
  }

  @Test
  void certainDifferenceThatIsSmallIsNoDrift() {
    DriftFigures figures =
        compared(Map.of("cat", 560_000_000L, "dog", 440_000_000L), 110_000_000, 890_000_000);
    assertThat(figures.classPValue()).isLessThan(0.001);
    assertThat(figures.drifted()).isFalse();
  }

  @Test
  void fewImagesSayNothing() {
    assertThat(DriftTest.compare(REFERENCE, Map.of("cat", 199L), new long[] {199, 0})).isEmpty();
    assertThat(DriftTest.compare(REFERENCE, Map.of("cat", 200L), new long[] {200, 0})).isPresent();
    ReferenceDistribution none = new ReferenceDistribution(0, Map.of(), List.of(0L, 0L));
    assertThat(DriftTest.compare(none, Map.of("cat", 200L), new long[] {200, 0})).isEmpty();
  }

  @Test
  void referenceOfFewImagesLeavesNothingToCompare() {
    ReferenceDistribution few = new ReferenceDistribution(4, Map.of("dog", 4L), List.of(0L, 4L));
    assertThat(DriftTest.compare(few, Map.of("cat", 400L), new long[] {400, 0}))
        .contains(new DriftFigures(400, 0, 1, 0, 1, false, 0.01));
  }

  @Test
  void countsThatAreNotOfTheSameImagesAreRefused() {
    assertThatThrownBy(() -> compared(Map.of("cat", 300L), 200, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("predicted and confidence are not of the same images");
  }

  @Test
  void otherBinsThanTheReferencesAreRefused() {
    assertThatThrownBy(() -> compared(Map.of("cat", 300L), 100, 100, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 cells cannot be compared with 2");
  }

  private static DriftFigures compared(Map<String, Long> predicted, long... confidence) {
    return DriftTest.compare(REFERENCE, predicted, confidence).orElseThrow();
  }
}
