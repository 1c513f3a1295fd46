package io.fovea.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.image.ResizeMode;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.data.DatasetSettings;
import io.fovea.trainer.fitting.ScheduleKind;
import io.fovea.trainer.network.NetworkChoice;
import io.fovea.trainer.network.NetworkKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerSettingsTest {

  @Test
  void defaultsSuitDigits() {
    TrainerSettings settings = from(Map.of("dataset", "mnist", "out", "m.zip"));
    assertThat(settings)
        .isEqualTo(
            new TrainerSettings(
                DatasetSpec.parse("mnist"),
                new DatasetSettings(Optional.empty(), 42),
                Path.of("m.zip"),
                NetworkChoice.of(NetworkKind.LENET),
                new FittingSettings(
                    5,
                    64,
                    Optional.empty(),
                    ScheduleKind.COSINE,
                    0,
                    Augmentations.NONE,
                    0,
                    ClassWeighting.NONE,
                    0.1,
                    0,
                    Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ResizeMode.STRETCH,
                Optional.empty(),
                Optional.empty(),
                100,
                settings.texts()));
  }

  @Test
  void everyKeyIsRead() {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", "folder:flowers");
    options.put("out", "target/f.zip");
    options.put("network", "resnet-small");
    options.put("schedule", "plateau");
    options.put("warmup", "1.5");
    options.put("augment", "flip,crop=4");
    options.put("label-smoothing", "0.1");
    options.put("class-weights", "balanced");
    options.put("validation", "0.2");
    options.put("early-stopping", "3");
    options.put("workers", "4");
    options.put("report", "report");
    options.put("tensorboard", "tb");
    options.put("resume", "true");
    options.put("epochs", "9");
    options.put("batch", "16");
    options.put("learning-rate", "0.01");
    options.put("model-name", "flowers");
    options.put("model-version", "2.1");
    options.put("input", "3x48x64");
    options.put("resize", "center-crop");
    options.put("train-images", "100");
    options.put("test-images", "50");
    options.put("max-bad", "7");
    options.put("seed", "-3");
    options.put("data", "/tmp/data");
    assertThat(options.keySet())
        .containsExactlyInAnyOrderElementsOf(
            TrainerSettings.SCHEMA.settings().stream().map(setting -> setting.key()).toList());
    TrainerSettings settings = from(options);
    assertThat(settings.texts().given()).isEqualTo(options);
    assertThat(settings)
        .isEqualTo(
            new TrainerSettings(
                DatasetSpec.parse("folder:flowers"),
                new DatasetSettings(Optional.of(Path.of("/tmp/data")), -3),
                Path.of("target/f.zip"),
                NetworkChoice.of(NetworkKind.RESNET_SMALL),
                new FittingSettings(
                    9,
                    16,
                    Optional.of(0.01),
                    ScheduleKind.PLATEAU,
                    1.5,
                    Augmentations.parse("flip=0.5,crop=4"),
                    0.1,
                    ClassWeighting.BALANCED,
                    0.2,
                    3,
                    Optional.of(4)),
                Optional.of(Path.of("report")),
                Optional.of(Path.of("tb")),
                true,
                Optional.of("flowers"),
                Optional.of("2.1"),
                Optional.of(InputShape.of(3, 48, 64)),
                ResizeMode.CENTER_CROP,
                Optional.of(100),
                Optional.of(50),
                7,
                settings.texts()));
  }

  @Test
  void namesAllFaultsAtOnce() {
    assertThatThrownBy(() -> from(Map.of("dataset", "nist", "input", "2x8x8", "model-name", "a b")))
        .hasMessageContaining("--out is missing")
        .hasMessageContaining("option --dataset must be a data set such as mnist")
        .hasMessageContaining("option --input must be channels")
        .hasMessageContaining("option --model-name must be letters");
  }

  @Test
  void whatGoesByValidationImagesNeedsSome() {
    Map<String, String> options =
        Map.of("dataset", "mnist", "out", "m.zip", "early-stopping", "2", "validation", "0");
    assertThatThrownBy(() -> from(options))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--validation");
  }

  @Test
  void unknownNetworkIsToldWithTheKnownOnes() {
    assertThatThrownBy(() -> from(Map.of("dataset", "mnist", "out", "m.zip", "network", "vgg")))
        .hasMessageContaining("lenet, cifar-simple, resnet-small, resnet-tiny, mlp");
  }

  private static TrainerSettings from(Map<String, String> options) {
    return TrainerSettings.from(
        new SettingsResolver(TrainerSettings.SCHEMA)
            .resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
