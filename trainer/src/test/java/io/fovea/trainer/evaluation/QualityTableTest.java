package io.fovea.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.quality.Scoreboard;
import java.util.List;
import org.junit.jupiter.api.Test;

class QualityTableTest {
  private static final String ACTUAL = "aaaaabbbbccd";
  private static final String PREDICTED = "aaabcbbbaccb";

  @Test
  void namesEveryClassAndTheWorstConfusions() {
    Scoreboard scoreboard = new Scoreboard(List.of("a", "b", "c", "d"));
    for (int i = 0; i < ACTUAL.length(); i++) {
      scoreboard.add(ACTUAL.substring(i, i + 1), PREDICTED.substring(i, i + 1), 0.5f);
    }
    assertThat(QualityTable.of(scoreboard.figures()))
        .contains("           a     0.7500     0.6000     0.6667          5")
        .contains("1 x a taken for b")
        .contains("Accuracy 66.67 % (95 % interval 39.06 to 86.19 %) on 12 images");
  }
}
