package io.fovea.streamsclassifier.quality.report;

import io.fovea.inference.quality.Averages;
import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.Estimate;
import io.fovea.inference.quality.ReliabilityBin;

/** Figures as records of the contract, which have the same names. */
final class ReportRecords {
  private ReportRecords() {}

  static io.fovea.schema.Estimate of(Estimate estimate) {
    return new io.fovea.schema.Estimate(estimate.value(), estimate.low(), estimate.high());
  }

  static io.fovea.schema.Averages of(Averages averages) {
    return new io.fovea.schema.Averages(averages.precision(), averages.recall(), averages.f1());
  }

  static io.fovea.schema.ClassQuality of(ClassQuality quality) {
    return new io.fovea.schema.ClassQuality(
        quality.label(),
        quality.predicted(),
        quality.support(),
        quality.precision(),
        quality.recall(),
        quality.f1(),
        of(quality.precisionInterval()),
        of(quality.recallInterval()));
  }

  static io.fovea.schema.ReliabilityBin of(ReliabilityBin bin) {
    return new io.fovea.schema.ReliabilityBin(
        bin.from(), bin.to(), bin.images(), bin.confidence(), bin.accuracy());
  }
}
