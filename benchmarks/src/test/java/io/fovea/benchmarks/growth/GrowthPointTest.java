package io.fovea.benchmarks.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GrowthPointTest {

  @Test
  void reachesFromOneEndToTheOtherOneAtATime() {
    assertThat(values(GrowthPoint.all(false)))
        .containsEntry("partitions", List.of(1, 2, 4, 8, 12, 16, 24))
        .containsEntry("threads", List.of(1, 2, 3, 4))
        .containsEntry("instances", List.of(1, 2, 3))
        .containsEntry("max_batch", List.of(1, 4, 16, 32, 64, 128, 256, 1024))
        .containsEntry("classes", List.of(10, 100, 1000));
  }

  @Test
  void takesTheEndsAloneWhenInAHurry() {
    assertThat(values(GrowthPoint.all(true)))
        .containsEntry("partitions", List.of(1, 24))
        .containsEntry("classes", List.of(10, 1000));
  }

  private static Map<String, List<Integer>> values(List<GrowthPoint> points) {
    return points.stream()
        .collect(
            Collectors.groupingBy(
                GrowthPoint::grown, Collectors.mapping(GrowthPoint::value, Collectors.toList())));
  }
}
