package io.fovea.web.live.quality;

import io.fovea.schema.Averages;
import io.fovea.schema.ClassQuality;
import io.fovea.schema.ConfusionCell;
import io.fovea.schema.Estimate;
import io.fovea.schema.QualityReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reports of a confusion matrix. */
public final class Reports {
  private Reports() {}

  /**
   * Since the start.
   *
   * @param confusion images by actual and predicted class; classes are called c0, c1 ...
   */
  public static QualityReport of(String version, long[][] confusion) {
    List<ConfusionCell> cells = new ArrayList<>();
    List<ClassQuality> classes = new ArrayList<>();
    long labelled = 0;
    long right = 0;
    double f1 = 0;
    for (int i = 0; i < confusion.length; i++) {
      for (int j = 0; j < confusion.length; j++) {
        if (confusion[i][j] > 0) {
          cells.add(new ConfusionCell("c" + i, "c" + j, confusion[i][j]));
          labelled += confusion[i][j];
        }
      }
      right += confusion[i][i];
      classes.add(quality(i, confusion));
      f1 += classes.get(i).getF1() / confusion.length;
    }
    Averages averages = new Averages(0.0, 0.0, f1);
    double accuracy = labelled == 0 ? 0 : (double) right / labelled;
    return QualityReport.newBuilder()
        .setModelName("fake")
        .setModelVersion(version)
        .setPredicted(2 * labelled)
        .setLabelled(labelled)
        .setCoverage(0.5)
        .setAccuracy(new Estimate(accuracy, accuracy / 2, 1.0))
        .setMacro(averages)
        .setMicro(averages)
        .setWeighted(averages)
        .setClasses(classes)
        .setConfusion(cells)
        .setCalibrationError(0.0125)
        .setUpdatedAt(Instant.parse("2026-01-01T12:00:00Z"))
        .build();
  }

  /** The same over a window. */
  public static QualityReport in(Instant start, long seconds, QualityReport report) {
    report.setWindowStart(start);
    report.setWindowEnd(start.plusSeconds(seconds));
    return report;
  }

  private static ClassQuality quality(int one, long[][] confusion) {
    long support = 0;
    long predicted = 0;
    for (int i = 0; i < confusion.length; i++) {
      support += confusion[one][i];
      predicted += confusion[i][one];
    }
    double hits = confusion[one][one];
    return new ClassQuality(
        "c" + one,
        predicted,
        support,
        predicted == 0 ? 0 : hits / predicted,
        support == 0 ? 0 : hits / support,
        support + predicted == 0 ? 0 : 2 * hits / (support + predicted),
        null,
        new Estimate(0.5, 0.25, 0.75));
  }
}
