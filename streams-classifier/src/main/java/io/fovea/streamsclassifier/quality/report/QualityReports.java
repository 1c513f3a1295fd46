package io.fovea.streamsclassifier.quality.report;

import io.fovea.inference.drift.EstimatedAccuracy;
import io.fovea.inference.quality.ConfusionMatrix;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.schema.ClassCount;
import io.fovea.schema.Drift;
import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.totals.Cell;
import io.fovea.streamsclassifier.quality.totals.Counts;
import io.fovea.streamsclassifier.quality.totals.Totals;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import io.fovea.streamsclassifier.quality.totals.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Makes reports of counts. Classes stand in the order of their names. */
final class QualityReports {
  private QualityReports() {}

  static QualityReport of(TotalsKey key, Totals totals, Optional<Drift> drift, Instant now) {
    QualityFigures figures = QualityFigures.of(confusion(totals), totals.counts().calibration());
    long predicted = totals.predictions();
    ReportCells cells = ReportCells.of(figures.confusion());
    Window window = key.window();
    Counts counts = totals.counts();
    return QualityReport.newBuilder()
        .setModelName(key.model().name())
        .setModelVersion(key.model().version())
        .setWindowStart(window.isAll() ? null : Instant.ofEpochMilli(window.start()))
        .setWindowEnd(window.isAll() ? null : Instant.ofEpochMilli(window.end()))
        .setPredicted(predicted)
        .setLabelled(figures.labelled())
        .setCoverage(predicted == 0 ? 0 : (double) figures.labelled() / predicted)
        .setAccuracy(ReportRecords.of(figures.accuracy()))
        .setMacro(ReportRecords.of(figures.macro()))
        .setMicro(ReportRecords.of(figures.micro()))
        .setWeighted(ReportRecords.of(figures.weighted()))
        .setClasses(figures.classes().stream().map(ReportRecords::of).toList())
        .setConfusion(cells.kept())
        .setOmittedCells(cells.omitted())
        .setCalibrationError(figures.calibrationError())
        .setReliability(figures.reliability().stream().map(ReportRecords::of).toList())
        .setPredictedClasses(predictedClasses(totals))
        .setConfidenceHistogram(LongStream.of(counts.confidenceHistogram()).boxed().toList())
        .setEstimatedAccuracy(
            predicted == 0
                ? null
                : ReportRecords.of(
                    EstimatedAccuracy.of(predicted, counts.confidence(), counts.variance())))
        .setDrift(drift.orElse(null))
        .setCorrected(window.isAll() ? counts.corrected() : null)
        .setDuplicates(window.isAll() ? counts.repeated() : null)
        .setOrphans(window.isAll() ? counts.orphans() : null)
        .setExpired(window.isAll() ? counts.expired() : null)
        .setUpdatedAt(now)
        .build();
  }

  private static ConfusionMatrix confusion(Totals totals) {
    TreeSet<String> labels = new TreeSet<>();
    for (Cell cell : totals.confusion().keySet()) {
      labels.add(cell.actual());
      labels.add(cell.predicted());
    }
    ConfusionMatrix confusion = new ConfusionMatrix(new ArrayList<>(labels));
    totals
        .confusion()
        .forEach((cell, count) -> confusion.add(cell.actual(), cell.predicted(), count));
    return confusion;
  }

  private static List<ClassCount> predictedClasses(Totals totals) {
    return totals.predicted().entrySet().stream()
        .map(entry -> new ClassCount(entry.getKey(), entry.getValue()))
        .toList();
  }
}
