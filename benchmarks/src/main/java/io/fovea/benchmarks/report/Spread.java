package io.fovea.benchmarks.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What several rounds gave. */
public record Spread(double median, double min, double max) {

  /** Nothing of no rounds. */
  public static Optional<Spread> of(List<Double> values) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return Optional.of(new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1)));
  }

  /**
   * Of each round: what slows the machine down for a while slows down both. A round that one of
   * them has not is left out.
   */
  public static Optional<Spread> ofRatios(List<Double> ours, List<Double> others) {
    return of(
        IntStream.range(0, Math.min(ours.size(), others.size()))
            .filter(i -> Double.isFinite(ours.get(i)) && others.get(i) > 0)
            .mapToObj(i -> ours.get(i) / others.get(i))
            .toList());
  }

  /**
   * As a field of a row.
   *
   * @param digits behind the point
   */
  public ObjectNode json(int digits) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("median", Rounding.to(digits, median))
        .put("min", Rounding.to(digits, min))
        .put("max", Rounding.to(digits, max));
  }
}
