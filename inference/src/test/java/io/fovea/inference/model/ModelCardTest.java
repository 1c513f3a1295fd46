package io.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.quality.Estimate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static final Map<String, Double> METRICS =
      Map.of(
          "accuracy", 0.90625,
          "accuracyLow", 0.75786,
          "accuracyHigh", 0.96764,
          "images", 10_000.0,
          "calibrationError", 0.01,
          "calibrationErrorBefore", 0.0512,
          "sureCoverage", 0.875,
          "sureAccuracy", 0.964285);

  @Test
  void tellsHowItWasMadeAndHowItDid() {
    String card = card(manifest(METRICS, Optional.of(training())).withCalibration(1.5, half()));
    assertThat(card)
        .startsWith("# tiny 1\n\nClassifies images into 2 classes: a, b|c.\n")
        .contains("| network | lenet |\n| epochs | 3 |")
        .contains("| train | 54,000 |\n| validation | 6,000 |")
        .contains("- Licence of `mnist`: CC BY-SA 3.0")
        .contains("| accuracy | 0.9063 | 0.7579 to 0.9676 |")
        .contains("| images | 10,000 |  |")
        .doesNotContain("accuracyLow")
        .contains("| b\\|c | 20 | 16 | 0.9286 | 0.8125 | 0.5699 to 0.9341 | 0.8667 |")
        .contains("divided by the temperature 1.5000, fitted on validation images")
        .contains("was 0.0512 before and is 0.0100 now")
        .contains("A confidence below 0.5123 is better taken as unsure")
        .contains("a share of 0.8750 is at least that sure; of those, 0.9643 are right")
        .endsWith("## Make it again\n\n    ./fovea train --dataset mnist --out m.zip\n");
  }

  @Test
  void tellsWhatInt8Costs() {
    ModelManifest float32 = manifest(METRICS, Optional.empty());
    Quantization made = new Quantization("mnist", "sha256:1", 1_000, 10_000, 0.9957, 0.9954);

    assertThat(card(float32)).doesNotContain("int8");
    assertThat(card(float32.withInt8(made)))
        .contains("calibrated on 1,000\ntraining images of `mnist` (checksum sha256:1)")
        .contains("On 10,000 test images")
        .contains("| float32 | 0.9957 |\n| int8 | 0.9954 |");
  }

  @Test
  void saysWhyNothingIsCalibrated() {
    Map<String, Long> none = Map.of("train", 10L, "validation", 0L, "test", 2L);
    TrainingRecord training =
        new TrainingRecord("./fovea train", Map.of(), Map.of(), none, List.of());
    assertThat(card(manifest(METRICS, Optional.of(training))))
        .contains("not calibrated")
        .contains("No validation images were kept back")
        .contains("`reference.json` tells of the test images");
    assertThat(card(manifest(METRICS, Optional.of(training()))))
        .contains("The validation images are all right");
  }

  @Test
  void saysNothingThatIsNotKnown() {
    assertThat(card(manifest(Map.of(), Optional.empty())))
        .contains("Nothing was measured.")
        .contains("Confidences are not calibrated")
        .contains("No threshold for being unsure is suggested.")
        .contains("The licence of the data is not known here")
        .doesNotContain("Make it again", "trained on |", "On test images");
  }

  private static String card(ModelManifest manifest) {
    return new String(ModelCard.write(manifest), StandardCharsets.UTF_8);
  }

  private static ModelManifest manifest(
      Map<String, Double> metrics, Optional<TrainingRecord> training) {
    return ModelManifest.of(
        "tiny",
        "1",
        List.of("a", "b|c"),
        Preprocessing.unitRange(1, 3, 3),
        new Provenance("mnist", "sha256:0", 3, metrics, training),
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  private static OptionalDouble half() {
    return OptionalDouble.of(0.5123);
  }

  private static TrainingRecord training() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("network", "lenet");
    settings.put("epochs", "3");
    Map<String, Long> images = new LinkedHashMap<>();
    images.put("train", 54_000L);
    images.put("validation", 6_000L);
    return new TrainingRecord(
        "./fovea train --dataset mnist --out m.zip",
        settings,
        Map.of("mnist", "CC BY-SA 3.0"),
        images,
        List.of(
            new ClassFigures("a", 30, 16, new Estimate(1, 0.8, 1), new Estimate(1, 0.8064, 1), 1),
            new ClassFigures(
                "b|c",
                20,
                16,
                new Estimate(0.92857, 0.6853, 0.9873),
                new Estimate(0.8125, 0.5699, 0.9341),
                0.86667)));
  }
}
