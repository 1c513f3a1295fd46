package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.Averages;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Reports as the topology would make them, of figures that can be told apart. */
final class Reports {
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Reports() {}

  /** Since the start: 80 of 100 labelled images right, 10 classes. */
  static QualityReport.Builder sinceStart(String version) {
    return QualityReport.newBuilder()
        .setModelName("mnist")
        .setModelVersion(version)
        .setPredicted(400)
        .setLabelled(100)
        .setCoverage(0.25)
        .setAccuracy(new Estimate(0.8, 0.71, 0.87))
        .setMacro(new Averages(0.81, 0.82, 0.83))
        .setMicro(new Averages(0.8, 0.8, 0.8))
        .setWeighted(new Averages(0.8, 0.8, 0.8))
        .setClasses(classes(10))
        .setConfusion(List.of())
        .setCalibrationError(0.05)
        .setEstimatedAccuracy(new Estimate(0.9, 0.88, 0.92))
        .setDrift(new Drift(400L, 0.01, 0.2, 0.3, 0.001, true, 0.001))
        .setOrphans(7L)
        .setExpired(6L)
        .setCorrected(5L)
        .setDuplicates(4L)
        .setUpdatedAt(NOON);
  }

  static QualityReport.Builder window(String version, Instant start, Duration length) {
    return sinceStart(version)
        .setWindowStart(start)
        .setWindowEnd(start.plus(length))
        .setOrphans(null)
        .setExpired(null)
        .setCorrected(null)
        .setDuplicates(null);
  }

  /** The later a class, the more labels are of it. */
  static List<ClassQuality> classes(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> quality("class-%04d".formatted(i), i + 1))
        .toList();
  }

  static ClassQuality quality(String label, long support) {
    return new ClassQuality(label, support, support, 0.5, 0.6, 0.55, null, null);
  }
}
