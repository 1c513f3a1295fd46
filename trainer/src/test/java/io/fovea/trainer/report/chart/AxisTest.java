package io.fovea.trainer.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void linearEndsAtRoundNumbersAroundTheValues() {
    Axis axis = Axis.linear("loss", 0.03, 0.2775, String::valueOf);
    assertThat(axis.low()).isZero();
    assertThat(axis.high()).isEqualTo(0.3, within(1e-12));
    assertThat(axis.ticks()).hasSize(7).element(1).isEqualTo(0.05);
    assertThat(axis.share(0.15)).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void linearOfOneValueStillHasALength() {
    for (double value : new double[] {0, 0.5, 1}) {
      Axis axis = Axis.linear("loss", value, value, String::valueOf);
      assertThat(axis.high()).isGreaterThan(axis.low());
      assertThat(axis.share(value)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void countingHasWholeNumbersAndBeginsAtTheFirst() {
    Axis axis = Axis.counting("epoch", 1, 12);
    assertThat(axis.low()).isEqualTo(1);
    assertThat(axis.ticks()).isEqualTo(List.of(2.0, 4.0, 6.0, 8.0, 10.0, 12.0));
    assertThat(axis.label().apply(1_200)).isEqualTo("1,200");
  }

  @Test
  void oneEpochStandsInTheMiddle() {
    Axis axis = Axis.counting("epoch", 1, 1);
    assertThat(axis.share(1)).isEqualTo(0.5);
    assertThat(axis.ticks()).containsExactly(1.0);
  }

  @Test
  void logarithmicHasPowersOfTen() {
    Axis axis = Axis.logarithmic("learning rate", 0.00002, 0.001);
    assertThat(axis.ticks()).hasSize(3);
    assertThat(axis.ticks().stream().map(axis.label()::apply))
        .containsExactly("0.00001", "0.0001", "0.001");
    assertThat(axis.share(0.0001)).isEqualTo(0.5, within(1e-9));
  }
}
