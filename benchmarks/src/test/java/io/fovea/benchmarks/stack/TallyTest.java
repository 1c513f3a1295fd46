package io.fovea.benchmarks.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void countsWhatIsMissingAndWhatCameTwice() {
    Tally tally = new Tally(6, 2);
    for (int index : new int[] {0, 1, 2, 2, 5}) {
      tally.add(index);
    }

    assertThat(tally.seen()).isEqualTo(4);
    assertThat(tally.isComplete()).isFalse();
    assertThat(tally.duplicated()).isEqualTo(1);
    assertThat(tally.lost(false)).isEqualTo(2);
  }

  @Test
  void takesWhatComesAfterAnOrderlyEndForNotDone() {
    Tally tally = new Tally(10, 2);
    for (int index : new int[] {0, 2, 4, 1}) {
      tally.add(index);
    }

    assertThat(tally.lost(true)).isZero();
  }

  @Test
  void takesAGapBeforeTheLastOfAPartitionForALoss() {
    Tally tally = new Tally(10, 2);
    for (int index : new int[] {0, 6, 1, 3}) {
      tally.add(index);
    }

    assertThat(tally.lost(true)).isEqualTo(2);
  }

  @Test
  void isCompleteWhenAllWereSeen() {
    Tally tally = new Tally(2, 12);
    tally.add(1);
    tally.add(0);

    assertThat(tally.isComplete()).isTrue();
    assertThat(tally.lost(false)).isZero();
  }
}
