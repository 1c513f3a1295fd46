package io.fovea.producer.tail.board;

import io.fovea.schema.Averages;
import io.fovea.schema.ClassCount;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Quality reports with figures that somebody could have seen. */
public final class Reports {
  public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private Reports() {}

  /** Of ten digits, since the start. */
  public static QualityReport digits(String version) {
    return report(version, 10_004, 3_012, new Estimate(0.98713, 0.98459, 0.98926))
        .setClasses(IntStream.range(0, 10).mapToObj(Reports::digit).toList())
        .setEstimatedAccuracy(new Estimate(0.98894, 0.98701, 0.99051))
        .setDrift(new Drift(10_004L, 0.0124, 0.4103, 0.0201, 0.0004, false, 0.01))
        .setCorrected(31L)
        .setDuplicates(8L)
        .setOrphans(12L)
        .setExpired(3L)
        .build();
  }

  /** Since the start, of so many classes, the first of them the best. */
  public static QualityReport classes(int count) {
    return report("1", 50_000, 20_000, new Estimate(0.5, 0.49, 0.51))
        .setClasses(
            IntStream.range(0, count)
                .mapToObj(i -> quality("class-" + i, 20, 1 - (i + 0.5) / count))
                .toList())
        .build();
  }

  /** Before any label came. */
  public static QualityReport unlabelled() {
    return report("1.0", 120, 0, new Estimate(0.0, 0.0, 1.0))
        .setEstimatedAccuracy(new Estimate(0.98, 0.95, 0.99))
        .build();
  }

  /** Of a window that starts so long after noon. */
  public static QualityReport window(Duration after, Duration length, long labelled, double value) {
    return report("1.0", 410, labelled, new Estimate(value, value - 0.02, value + 0.01))
        .setWindowStart(NOON.plus(after))
        .setWindowEnd(NOON.plus(after).plus(length))
        .setEstimatedAccuracy(new Estimate(0.9874, 0.98, 0.99))
        .build();
  }

  static QualityReport.Builder report(
      String version, long predicted, long labelled, Estimate accuracy) {
    return QualityReport.newBuilder()
        .setModelName("mnist")
        .setModelVersion(version)
        .setPredicted(predicted)
        .setLabelled(labelled)
        .setCoverage((double) labelled / predicted)
        .setAccuracy(accuracy)
        .setMacro(new Averages(0.9869, 0.9868, 0.98685))
        .setMicro(new Averages(0.9871, 0.9871, 0.9871))
        .setWeighted(new Averages(0.9872, 0.9871, 0.98711))
        .setClasses(List.of())
        .setConfusion(List.of(new ConfusionCell("4", "9", 7L)))
        .setPredictedClasses(List.of(new ClassCount("4", 7L)))
        .setCalibrationError(0.01123)
        .setUpdatedAt(NOON.plusSeconds(271));
  }

  private static ClassQuality digit(int i) {
    return quality(Integer.toString(i), 290 + 3L * i, 0.999 - 0.004 * i);
  }

  static ClassQuality quality(String label, long support, double f1) {
    return ClassQuality.newBuilder()
        .setLabel(label)
        .setPredicted(support)
        .setSupport(support)
        .setPrecision(f1)
        .setRecall(f1)
        .setF1(f1)
        .setPrecisionInterval(new Estimate(f1, Math.max(0, f1 - 0.02), Math.min(1, f1 + 0.01)))
        .setRecallInterval(new Estimate(f1, Math.max(0, f1 - 0.02), Math.min(1, f1 + 0.01)))
        .build();
  }
}
