package io.fovea.benchmarks.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One setting of all that can grow.
 *
 * @param grown which of them is off its usual value, and the name of its series
 */
record GrowthPoint(
    String grown, int partitions, int threads, int instances, int maxBatch, int classes) {

  /** Where the series cross. */
  static final GrowthPoint USUAL = new GrowthPoint("", 12, 2, 1, 32, 10);

  /**
   * All series, each with the usual point in it.
   *
   * @param quick the two ends of each series alone
   */
  static List<GrowthPoint> all(boolean quick) {
    List<GrowthPoint> points = new ArrayList<>();
    for (int value : ends(quick, 1, 2, 4, 8, 12, 16, 24)) {
      points.add(new GrowthPoint("partitions", value, 2, 1, 32, 10));
    }
    for (int value : ends(quick, 1, 2, 3, 4)) {
      points.add(new GrowthPoint("threads", 12, value, 1, 32, 10));
    }
    for (int value : ends(quick, 1, 2, 3)) {
      points.add(new GrowthPoint("instances", 12, 2, value, 32, 10));
    }
    for (int value : ends(quick, 1, 4, 16, 32, 64, 128, 256, 1024)) {
      points.add(new GrowthPoint("max_batch", 12, 2, 1, value, 10));
    }
    for (int value : ends(quick, 10, 100, 1000)) {
      points.add(new GrowthPoint("classes", 12, 2, 1, 32, value));
    }
    return points;
  }

  private static List<Integer> ends(boolean only, Integer... values) {
    return only ? Stream.of(values[0], values[values.length - 1]).toList() : List.of(values);
  }

  /** Of what has grown. */
  int value() {
    return switch (grown) {
      case "partitions" -> partitions;
      case "threads" -> threads;
      case "instances" -> instances;
      case "max_batch" -> maxBatch;
      case "classes" -> classes;
      default -> throw new IllegalStateException("nothing has grown");
    };
  }
}
