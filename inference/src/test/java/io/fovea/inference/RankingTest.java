package io.fovea.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.Outcome.Classified;
import io.fovea.inference.Outcome.ScoredLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final List<String> LABELS = List.of("a", "b", "c", "d");
  private static final Temperature NONE = new Temperature(1);

  @Test
  void readsItsRowAndSortsIt() {
    float[] rows = {1, 0, 0, 0, 0.1f, 0.2f, 0.4f, 0.3f};
    Classified second = new Ranking(LABELS, 3, 0, NONE).rank(rows, 1, 2);
    assertThat(second.topK())
        .containsExactly(
            new ScoredLabel("c", 0.4f), new ScoredLabel("d", 0.3f), new ScoredLabel("b", 0.2f));
    assertThat(second.labelIndex()).isEqualTo(2);
    assertThat(second.batchSize()).isEqualTo(2);
  }

  @Test
  void ofEqualProbabilitiesTheLowerIndexIsBetter() {
    Classified even =
        new Ranking(LABELS, 4, 0, NONE).rank(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, 0, 1);
    assertThat(even.topK()).extracting(ScoredLabel::label).containsExactlyElementsOf(LABELS);
  }

  @Test
  void calibratesBeforeItDecidesWhatIsUnsure() {
    float[] row = {0.6439143f, 0.23688282f, 0.08714432f, 0.0320586f};
    assertThat(new Ranking(LABELS, 1, 0.5f, NONE).rank(row, 0, 1).unsure()).isFalse();
    Classified calibrated = new Ranking(LABELS, 1, 0.5f, new Temperature(2)).rank(row, 0, 1);
    assertThat(calibrated.confidence()).isCloseTo(0.45505423f, within(1e-6f));
    assertThat(calibrated.unsure()).isTrue();
  }

  @Test
  void namesWhatCannotBe() {
    assertThatThrownBy(() -> new Ranking(List.of(), 1, 0, NONE)).hasMessageContaining("labels");
    assertThatThrownBy(() -> new Ranking(LABELS, 0, 0, NONE)).hasMessageContaining("top-k");
  }
}
