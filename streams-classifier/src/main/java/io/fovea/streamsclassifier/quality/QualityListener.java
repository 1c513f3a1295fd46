package io.fovea.streamsclassifier.quality;

import io.fovea.schema.QualityReport;
import io.fovea.streamsclassifier.quality.fact.FactListener;

/** Is told what the topology reads and publishes, by all of its threads. */
public interface QualityListener extends FactListener {

  /** A report is published; or it was, and its figures are known again after a start. */
  void reported(QualityReport report);
}
