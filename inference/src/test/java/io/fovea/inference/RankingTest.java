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

  @Test
  void readsItsRowAndSortsIt() {
    float[] rows = {1, 0, 0, 0, 0.1f, 0.2f, 0.4f, 0.3f};
    Classified second = new Ranking(LABELS, 3, 0, 1).rank(rows, 1, 2);
    assertThat(second.topK())
        .containsExactly(
            new ScoredLabel("c", 0.4f), new ScoredLabel("d", 0.3f), new ScoredLabel("b", 0.2f));
    assertThat(second.labelIndex()).isEqualTo(2);
    assertThat(second.batchSize()).isEqualTo(2);
  }

  @Test
  void ofEqualProbabilitiesTheLowerIndexIsBetter() {
    Classified even =
        new Ranking(LABELS, 4, 0, 1).rank(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, 0, 1);
    assertThat(even.topK()).extracting(ScoredLabel::label).containsExactlyElementsOf(LABELS);
  }

  /** softmax([2, 1, 0, -1] / 2), from NumPy; its input is softmax([2, 1, 0, -1]). */
  @Test
  void temperatureActsAsOnLogits() {
    float[] row = {0.6439143f, 0.23688282f, 0.08714432f, 0.0320586f};
    Classified calibrated = new Ranking(LABELS, 4, 0.5f, 2).rank(row, 0, 1);
    assertThat(calibrated.topK().stream().mapToDouble(ScoredLabel::probability).toArray())
        .containsExactly(
            new double[] {0.45505423, 0.27600434, 0.1674051, 0.10153632}, within(1e-6));
    assertThat(calibrated.unsure()).isTrue();
  }

  @Test
  void temperatureTakesCertaintyForWhatItIs() {
    Classified sure = new Ranking(LABELS, 2, 0, 3).rank(new float[] {0, 1, 0, 0}, 0, 1);
    assertThat(sure.confidence()).isEqualTo(1);
  }

  @Test
  void namesWhatCannotBe() {
    assertThatThrownBy(() -> new Ranking(List.of(), 1, 0, 1)).hasMessageContaining("labels");
    assertThatThrownBy(() -> new Ranking(LABELS, 0, 0, 1)).hasMessageContaining("top-k");
    assertThatThrownBy(() -> new Ranking(LABELS, 1, 0, 0)).hasMessageContaining("temperature");
    assertThatThrownBy(() -> new Ranking(LABELS, 1, 0, Double.NaN))
        .hasMessageContaining("temperature");
  }
}
