package io.fovea.trainer;

import io.fovea.inference.quality.Estimate;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.trainer.calibration.RiskCoverage;
import java.util.Map;
import java.util.TreeMap;

/** The figures of the test images that stand in a manifest, by name. Names are a contract. */
public final class TestMetrics {

  private TestMetrics() {}

  public static Map<String, Double> of(Judgement judgement) {
    QualityFigures figures = judgement.figures();
    Map<String, Double> metrics = new TreeMap<>();
    put(metrics, "accuracy", figures.accuracy());
    judgement.parts().forEach(part -> put(metrics, "accuracy:" + part.dataset(), part.accuracy()));
    metrics.put("macroPrecision", figures.macro().precision());
    metrics.put("macroRecall", figures.macro().recall());
    metrics.put("macroF1", figures.macro().f1());
    metrics.put("weightedF1", figures.weighted().f1());
    metrics.put("calibrationError", figures.calibrationError());
    metrics.put("logLoss", judgement.logLoss());
    metrics.put("riskCoverageArea", judgement.riskCoverage().area());
    metrics.put("images", (double) figures.labelled());
    if (judgement.calibration().temperature().value() != 1) {
      metrics.put("calibrationErrorBefore", judgement.before().calibrationError());
      metrics.put("logLossBefore", judgement.logLossBefore());
    }
    judgement.calibration().suggestedThreshold().ifPresent(t -> sure(metrics, judgement, t));
    return metrics;
  }

  /** What the suggested threshold does to images that it was not chosen by. */
  private static void sure(Map<String, Double> metrics, Judgement judgement, double threshold) {
    RiskCoverage.Point point = judgement.riskCoverage().at(threshold);
    metrics.put("sureCoverage", point.coverage());
    put(metrics, "sureAccuracy", Estimate.of(point.sure() - point.wrong(), point.sure()));
  }

  private static void put(Map<String, Double> metrics, String name, Estimate estimate) {
    metrics.put(name, estimate.value());
    metrics.put(name + "Low", estimate.low());
    metrics.put(name + "High", estimate.high());
  }
}
