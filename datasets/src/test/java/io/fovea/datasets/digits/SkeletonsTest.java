package io.fovea.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.digits.Skeleton.PenPoint;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkeletonsTest {

  private final Skeletons skeletons = Skeletons.load();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyDigitIsWrittenInSeveralWays(int digit) {
    List<Skeleton> ways = skeletons.of(digit);
    assertThat(ways).hasSizeGreaterThanOrEqualTo(3);
    assertThat(ways).allMatch(way -> way.digit() == digit && way.weight() > 0);
    assertThat(ways).flatMap(Skeleton::strokes).allMatch(stroke -> stroke.size() >= 2);
    assertThat(ways)
        .flatMap(Skeleton::strokes)
        .flatMap(stroke -> stroke)
        .allMatch(SkeletonsTest::inBox);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void everyWayIsTakenSometimes(int digit) {
    Set<Skeleton> taken = new HashSet<>();
    Dice dice = Dice.of(1, 0, digit);
    for (int i = 0; i < 500; i++) {
      taken.add(skeletons.choose(digit, dice));
    }
    assertThat(taken).containsExactlyInAnyOrderElementsOf(skeletons.of(digit));
  }

  private static boolean inBox(PenPoint p) {
    return p.x() >= 0 && p.x() <= 100 && p.y() >= 0 && p.y() <= 100;
  }
}
