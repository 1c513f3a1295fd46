package io.fovea.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void takesTheMiddleAndBothEnds() {
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0))).contains(new Spread(2, 1, 9));
    assertThat(Spread.of(List.of(9.0, 1.0, 2.0, 4.0))).contains(new Spread(3, 1, 9));
    assertThat(Spread.of(List.of())).isEmpty();
  }

  @Test
  void comparesEachRoundWithItsOwn() {
    assertThat(Spread.ofRatios(List.of(80.0, 300.0, 90.0), List.of(100.0, 200.0, 90.0)))
        .contains(new Spread(1, 0.8, 1.5));
  }

  @Test
  void leavesOutRoundsThatEitherHasNot() {
    assertThat(Spread.ofRatios(List.of(Double.NaN, 300.0, 90.0), List.of(100.0, 200.0, Double.NaN)))
        .contains(new Spread(1.5, 1.5, 1.5));
    assertThat(Spread.ofRatios(List.of(Double.NaN), List.of(1.0))).isEmpty();
  }
}
