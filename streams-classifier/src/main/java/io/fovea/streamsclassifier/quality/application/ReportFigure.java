package io.fovea.streamsclassifier.quality.application;

import io.fovea.schema.Drift;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One number of a report as a gauge.
 *
 * @param name a contract, as the README lists it
 * @param unit of the number; {@code null}: a count or a share
 * @param value NaN where the report knows none: a share of nothing is no zero to raise alarms about
 */
record ReportFigure(
    String name, String description, String unit, ToDoubleFunction<QualityReport> value) {

  /** Of every report. */
  static final List<ReportFigure> ALWAYS =
      List.of(
          of("predicted", "Predictions", QualityReport::getPredicted),
          of("labelled", "Predictions whose true label is known", QualityReport::getLabelled),
          of("coverage", "labelled / predicted", QualityReport::getCoverage),
          judged("accuracy", "Share that is right", report -> report.getAccuracy().getValue()),
          judged("accuracy.low", "Lower 95 % bound", report -> report.getAccuracy().getLow()),
          judged("accuracy.high", "Upper 95 % bound", report -> report.getAccuracy().getHigh()),
          judged(
              "macro.precision", "Mean over classes", report -> report.getMacro().getPrecision()),
          judged("macro.recall", "Mean over classes", report -> report.getMacro().getRecall()),
          judged("macro.f1", "Mean over classes", report -> report.getMacro().getF1()),
          judged(
              "calibration.error",
              "Expected calibration error",
              QualityReport::getCalibrationError),
          estimated("estimated.accuracy", "From confidences alone", Estimate::getValue),
          estimated("estimated.accuracy.low", "Lower 95 % bound", Estimate::getLow),
          estimated("estimated.accuracy.high", "Upper 95 % bound", Estimate::getHigh),
          drift("drift", "1: answers differ from those on validation images", ReportFigure::flag),
          drift(
              "drift.class.stability",
              "Population stability index of predicted classes",
              Drift::getClassStability),
          drift(
              "drift.confidence.stability",
              "Population stability index of confidences",
              Drift::getConfidenceStability),
          new ReportFigure(
              "fovea.quality.updated",
              "When the report was made, since 1970",
              "seconds",
              report -> report.getUpdatedAt().toEpochMilli() / 1e3));

  /** Of reports since the start. */
  static final List<ReportFigure> SINCE_START =
      List.of(
          count("orphans", "Labels that wait for their prediction", QualityReport::getOrphans),
          count("expired", "Labels that came too late", QualityReport::getExpired),
          count("corrected", "Labels that replaced another", QualityReport::getCorrected),
          count("duplicates", "Records that said nothing new", QualityReport::getDuplicates));

  private static ReportFigure of(
      String name, String description, ToDoubleFunction<QualityReport> value) {
    return new ReportFigure("fovea.quality." + name, description, null, value);
  }

  private static ReportFigure judged(
      String name, String description, ToDoubleFunction<QualityReport> value) {
    return of(
        name,
        description,
        report -> report.getLabelled() == 0 ? Double.NaN : value.applyAsDouble(report));
  }

  private static ReportFigure estimated(
      String name, String description, ToDoubleFunction<Estimate> value) {
    return maybe(name, description, QualityReport::getEstimatedAccuracy, value);
  }

  private static ReportFigure drift(
      String name, String description, ToDoubleFunction<Drift> value) {
    return maybe(name, description, QualityReport::getDrift, value);
  }

  private static ReportFigure count(
      String name, String description, Function<QualityReport, Long> value) {
    return maybe(name, description, value, Long::doubleValue);
  }

  private static <T> ReportFigure maybe(
      String name, String description, Function<QualityReport, T> part, ToDoubleFunction<T> value) {
    return of(
        name,
        description,
        report ->
            Optional.ofNullable(part.apply(report)).map(value::applyAsDouble).orElse(Double.NaN));
  }

  private static double flag(Drift drift) {
    return drift.getDrifted() ? 1 : 0;
  }
}
