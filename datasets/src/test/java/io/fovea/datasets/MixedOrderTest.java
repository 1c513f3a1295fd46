package io.fovea.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MixedOrderTest {

  static List<List<Integer>> sizes() {
    SplittableRandom random = new SplittableRandom(11);
    List<List<Integer>> sizes = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      List<Integer> some = new ArrayList<>();
      for (int parts = 2 + random.nextInt(4); parts > 0; parts--) {
        some.add(1 + random.nextInt(1 << random.nextInt(11)));
      }
      sizes.add(some);
    }
    return sizes;
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void holdsEveryImageOnceAndInItsOrder(List<Integer> sizes) {
    MixedOrder order = MixedOrder.of(sizes);
    int[] seen = new int[sizes.size()];
    for (int i = 0; i < order.size(); i++) {
      assertThat(order.indices()[i]).isEqualTo(seen[order.parts()[i]]++);
    }
    assertThat(seen).containsExactly(sizes.stream().mapToInt(Integer::intValue).toArray());
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void anyBeginningHoldsAllInProportion(List<Integer> sizes) {
    MixedOrder order = MixedOrder.of(sizes);
    int[] seen = new int[sizes.size()];
    for (int i = 0; i < order.size(); i++) {
      seen[order.parts()[i]]++;
      for (int part = 0; part < seen.length; part++) {
        double share = (i + 1.0) * sizes.get(part) / order.size();
        assertThat(Math.abs(seen[part] - share)).isLessThan(sizes.size());
      }
    }
  }

  @Test
  void equalListsTakeTurns() {
    assertThat(MixedOrder.of(List.of(3, 3)).parts()).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(MixedOrder.of(List.of(2, 2, 2)).parts()).containsExactly(0, 1, 2, 0, 1, 2);
  }

  @Test
  void shortListIsSpreadOverTheLongOne() {
    assertThat(MixedOrder.of(List.of(6, 2)).parts()).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(MixedOrder.of(List.of(1, 4)).parts()).containsExactly(0, 1, 1, 1, 1);
  }

  @Test
  void emptyListsAreLeftOut() {
    assertThat(MixedOrder.of(List.of(0, 2)).parts()).containsExactly(1, 1);
  }
}
