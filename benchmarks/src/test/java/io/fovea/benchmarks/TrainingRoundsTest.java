package io.fovea.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingRoundsTest {

  @Test
  void comparesEachRoundWithItsOwn() {
    TrainingRounds rounds = new TrainingRounds(List.of(80.0, 300.0), List.of(100.0, 200.0));

    assertThat(rounds.ratios()).containsExactly(0.8, 1.5);
    assertThat(new TrainingRounds(List.of(80.0), List.of()).ratios()).isEmpty();
  }

  @Test
  void takesTheMiddle() {
    assertThat(TrainingRounds.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(TrainingRounds.median(List.of(9.0, 1.0, 2.0, 4.0))).isEqualTo(3);
  }
}
