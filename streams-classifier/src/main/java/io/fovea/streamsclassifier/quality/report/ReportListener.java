package io.fovea.streamsclassifier.quality.report;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;

/** Is told of reports, by several threads. */
public interface ReportListener {

  /** A report is published; or it was, and its figures are known again after a start. */
  void reported(QualityReport report);

  /** What was told last of this model version and window is not kept up to date here any more. */
  void left(TotalsKey key);
}
