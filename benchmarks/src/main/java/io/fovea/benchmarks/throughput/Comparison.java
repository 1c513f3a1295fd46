package io.fovea.benchmarks.throughput;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.report.Rounding;
import io.fovea.benchmarks.report.Spread;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The rows of one load as figures, each of ours held against the best of every other kind. */
final class Comparison {
  private final String load;
  private final List<RowRounds> rows;

  Comparison(String load, List<RowRounds> rows) {
    this.load = load;
    this.rows = rows;
  }

  List<ObjectNode> json() {
    return rows.stream().map(this::json).toList();
  }

  private ObjectNode json(RowRounds row) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("benchmark", "throughput")
            .put("load", load)
            .put("row", row.row().name());
    if (!row.measured().isEmpty()) {
      put(json, "images_per_second", spread(row, Measurement::imagesPerSecond), 0);
      put(json, "cpu_us_per_image", spread(row, Measurement::cpuMicrosPerImage), 1);
      put(json, "peak_memory_mb", spread(row, one -> one.peakBytes() / 1e6), 0);
      Spread.of(finite(row, Measurement::meanBatch))
          .ifPresent(batch -> json.put("mean_batch", Rounding.to(1, batch.median())));
      putCorrectness(json, row);
      putRatios(json, row);
    }
    return row.note().isEmpty() ? json : json.put("note", row.note());
  }

  private static void putCorrectness(ObjectNode json, RowRounds row) {
    List<Measurement> measured = row.measured();
    double sameAnswers =
        measured.stream().mapToDouble(Measurement::sameAnswers).min().orElse(Double.NaN);
    if (Double.isFinite(sameAnswers)) {
      json.put("lost", measured.stream().mapToLong(Measurement::lost).sum())
          .put("duplicated", measured.stream().mapToLong(Measurement::duplicated).sum())
          .put("same_answers", Rounding.to(2, sameAnswers));
    }
  }

  private void putRatios(ObjectNode json, RowRounds row) {
    Family family = row.row().family();
    family.float32().ifPresent(float32 -> putRatio(json, "to_float32", row, float32));
    if (!family.isOurs()) {
      return;
    }
    putRatio(json, "to_onnx_peer", row, Family.PEER_ONNX);
    putRatio(json, "to_torch_peer", row, Family.PEER_TORCH);
    putRatio(json, "to_record_at_a_time", row, Family.RECORD_AT_A_TIME);
    putRatio(json, "to_bare", row, family.limit());
    best(family.limit())
        .ifPresent(
            bare -> put(json, "cpu_to_bare", ratio(row, bare, Measurement::cpuMicrosPerImage), 2));
    family.weaker().ifPresent(weaker -> putRatio(json, "to_at_least_once", row, weaker));
  }

  private void putRatio(ObjectNode json, String name, RowRounds ours, Family other) {
    best(other)
        .ifPresent(best -> put(json, name, ratio(ours, best, Measurement::imagesPerSecond), 2));
  }

  private static Optional<Spread> ratio(
      RowRounds ours, RowRounds other, ToDoubleFunction<Measurement> figure) {
    return Spread.ofRatios(ours.figures(figure), other.figures(figure));
  }

  /** By the median of all rounds, so that it is one row and not another in each round. */
  private Optional<RowRounds> best(Family family) {
    return rows.stream()
        .filter(row -> row.row().family() == family && !row.measured().isEmpty())
        .max(
            Comparator.comparingDouble(
                row -> spread(row, Measurement::imagesPerSecond).orElseThrow().median()));
  }

  private static List<Double> finite(RowRounds row, ToDoubleFunction<Measurement> figure) {
    return row.measured().stream().map(figure::applyAsDouble).filter(Double::isFinite).toList();
  }

  private static Optional<Spread> spread(RowRounds row, ToDoubleFunction<Measurement> figure) {
    return Spread.of(row.measured().stream().map(figure::applyAsDouble).toList());
  }

  private static void put(ObjectNode json, String name, Optional<Spread> spread, int digits) {
    spread.ifPresent(known -> json.set(name, known.json(digits)));
  }

  /** For the log, while it goes on. */
  static String sentence(Measurement one) {
    return String.format(
        Locale.ROOT,
        "%,.0f images/s, %.1f us of CPU an image, lost %d, duplicated %d",
        one.imagesPerSecond(),
        one.cpuMicrosPerImage(),
        one.lost(),
        one.duplicated());
  }
}
