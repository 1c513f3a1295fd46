package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.data.PreparedImages;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestMetricsTest {
  private static final float[][] PROBABILITIES = {
    {0.9f, 0.1f}, {0.8f, 0.2f}, {0.3f, 0.7f}, {0.6f, 0.4f}
  };

  /** The third of the first data set and the only one of the second are wrong. */
  private static final int[] ACTUAL = {0, 0, 0, 1};

  @Test
  void partsOfAMixtureStandApart() {
    Map<String, Double> metrics = metrics(new Mixture(List.of("mnist", "digits")), 0, 0, 0, 1);
    assertThat(metrics)
        .containsEntry("accuracy", 0.5)
        .containsEntry("accuracy:mnist", 2 / 3.0)
        .containsEntry("accuracy:digits", 0.0)
        .containsEntry("images", 4.0)
        .containsKeys("accuracyLow", "accuracyHigh", "accuracy:digitsLow", "accuracy:digitsHigh");
    assertThat(metrics.get("riskCoverageArea")).isEqualTo((0 + 0 + 1 / 3.0 + 2 / 4.0) / 4);
  }

  @Test
  void whatWasNotMeasuredIsNotThere() {
    assertThat(metrics(new Mixture(List.of("mnist")), 0, 0, 0, 0))
        .containsOnlyKeys(
            "accuracy",
            "accuracyLow",
            "accuracyHigh",
            "macroPrecision",
            "macroRecall",
            "macroF1",
            "weightedF1",
            "calibrationError",
            "logLoss",
            "riskCoverageArea",
            "images");
  }

  private static Map<String, Double> metrics(Dataset dataset, int... parts) {
    PreparedImages images =
        new PreparedImages(Collections.nCopies(4, new float[0]), ACTUAL, parts, List.of());
    return TestMetrics.of(Judgement.of(Calibration.NONE, PROBABILITIES, images, dataset));
  }

  private record Mixture(List<String> parts) implements Dataset {
    @Override
    public String name() {
      return String.join("+", parts);
    }

    @Override
    public List<String> labels() {
      return List.of("a", "b");
    }

    @Override
    public List<LabelledImage> images(Split split) {
      return List.of();
    }

    @Override
    public String checksum() {
      return "none";
    }
  }
}
