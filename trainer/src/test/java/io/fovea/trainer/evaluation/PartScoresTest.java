package io.fovea.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.quality.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartScoresTest {

  @Test
  void countsEachPartByItself() {
    PartScores scores = new PartScores(List.of("mnist", "digits", "more"));
    scores.add(0, true);
    scores.add(1, true);
    scores.add(0, false);
    scores.add(0, true);
    assertThat(scores.accuracies())
        .containsExactly(
            new PartAccuracy("mnist", 3, Estimate.of(2, 3)),
            new PartAccuracy("digits", 1, Estimate.of(1, 1)),
            new PartAccuracy("more", 0, Estimate.of(0, 0)));
  }

  @Test
  void tableHasALineForEachPart() {
    PartScores scores = new PartScores(List.of("mnist", "digits"));
    scores.add(0, true);
    scores.add(1, false);
    assertThat(QualityTable.of(scores.accuracies()).lines())
        .containsExactly(
            "  mnist: Accuracy 100.00 % (95 % interval 20.65 to 100.00 %) on 1 images",
            "  digits: Accuracy 0.00 % (95 % interval 0.00 to 79.35 %) on 1 images");
  }

  @Test
  void whatWasNotMixedHasNoParts() {
    PartScores scores = new PartScores(List.of("mnist"));
    scores.add(0, true);
    assertThat(scores.accuracies()).isEmpty();
  }
}
