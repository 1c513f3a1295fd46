package io.fovea.trainer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutputKindTest {
  private static final float[][] PROBABILITIES = {{0.25f, 0.75f}, {1, 0}};
  private static final float[][] LOGITS = {{0.25f, 0.75f}, {-3, 4}};

  /** They sum to 1 by chance. */
  private static final float[][] BALANCED_LOGITS = {{-1, 2}, {3, -2}};

  private static final float[][] SIGMOIDS = {{0.25f, 0.8f}, {0.1f, 0.2f}};

  @Test
  void tellsProbabilitiesFromLogits() {
    assertThat(OutputKind.AUTO.needsSoftmax(PROBABILITIES)).isFalse();
    assertThat(OutputKind.AUTO.needsSoftmax(LOGITS)).isTrue();
    assertThat(OutputKind.AUTO.needsSoftmax(BALANCED_LOGITS)).isTrue();
  }

  @Test
  void doesAsItIsTold() {
    assertThat(OutputKind.LOGITS.needsSoftmax(PROBABILITIES)).isTrue();
    assertThat(OutputKind.LOGITS.needsSoftmax(SIGMOIDS)).isTrue();
    assertThat(OutputKind.PROBABILITIES.needsSoftmax(PROBABILITIES)).isFalse();
  }

  @Test
  void refusesWhatIsNotAsTold() {
    for (float[][] others : new float[][][] {LOGITS, BALANCED_LOGITS, SIGMOIDS}) {
      assertThatThrownBy(() -> OutputKind.PROBABILITIES.needsSoftmax(others))
          .isInstanceOf(ImportException.class)
          .hasMessageContaining("no probabilities: say --output logits");
    }
  }

  @Test
  void asksWhatSigmoidsShallBecome() {
    assertThatThrownBy(() -> OutputKind.AUTO.needsSoftmax(SIGMOIDS))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("(sigmoid)");
  }

  @Test
  void refusesWhatIsNoClassifier() {
    assertThatThrownBy(() -> OutputKind.AUTO.needsSoftmax(new float[][] {{0.3f}}))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("one number an image");
    assertThatThrownBy(() -> OutputKind.LOGITS.needsSoftmax(new float[][] {{1, Float.NaN}}))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("NaN");
  }
}
