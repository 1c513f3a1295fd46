package io.fovea.trainer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetSpec;
import io.fovea.inference.image.ResizeMode;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.trainer.data.DatasetSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportSettingsTest {

  @Test
  void defaultsLeaveAllToTheFile() {
    assertThat(from(Map.of("model", "m.onnx", "out", "m.zip", "labels", "a,b")))
        .isEqualTo(
            new ImportSettings(
                Path.of("m.onnx"),
                Path.of("m.zip"),
                Optional.of(List.of("a", "b")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Layout.AUTO,
                OutputKind.AUTO,
                new PixelValues(Optional.empty(), List.of(0.0), List.of(1.0), ResizeMode.STRETCH),
                Optional.empty(),
                new DatasetSettings(Optional.empty(), 42)));
  }

  @Test
  void everyKeyIsRead() {
    Map<String, String> options = new HashMap<>();
    options.put("model", "m.h5");
    options.put("out", "m.zip");
    options.put("labels-file", "l.txt");
    options.put("model-name", "cats");
    options.put("model-version", "3");
    options.put("input", "3x32x48");
    options.put("layout", "nhwc");
    options.put("output", "logits");
    options.put("scale", "1/127.5");
    options.put("mean", "0.1, 0.2, 0.3");
    options.put("std", "0.5");
    options.put("resize", "center_crop");
    options.put("dataset", "mnist");
    options.put("seed", "1");
    options.put("data", "d");
    assertThat(from(options))
        .isEqualTo(
            new ImportSettings(
                Path.of("m.h5"),
                Path.of("m.zip"),
                Optional.empty(),
                Optional.of(Path.of("l.txt")),
                Optional.of("cats"),
                Optional.of("3"),
                Optional.of(InputShape.of(3, 32, 48)),
                Layout.NHWC,
                OutputKind.LOGITS,
                new PixelValues(
                    Optional.of(1 / 127.5),
                    List.of(0.1, 0.2, 0.3),
                    List.of(0.5),
                    ResizeMode.CENTER_CROP),
                Optional.of(DatasetSpec.parse("mnist:test")),
                new DatasetSettings(Optional.of(Path.of("d")), 1)));
    options.put("labels", "instead of the file");
    assertThat(options.keySet())
        .containsExactlyInAnyOrderElementsOf(
            ImportSettings.SCHEMA.settings().stream().map(setting -> setting.key()).toList());
  }

  @Test
  void labelsComeFromOnePlace() {
    Map<String, String> options = new HashMap<>(Map.of("model", "m.h5", "out", "m.zip"));
    assertThatThrownBy(() -> from(options))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("one of --labels and --labels-file; neither is given");
    options.put("labels", "a,b");
    options.put("labels-file", "l.txt");
    assertThatThrownBy(() -> from(options))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("both are given");
  }

  @Test
  void refusesScalesThatAreNone() {
    for (String scale : List.of("0", "-1", "1/0", "x", "1/2/3")) {
      Map<String, String> options =
          Map.of("model", "m.h5", "out", "m.zip", "labels", "a,b", "scale", scale);
      assertThatThrownBy(() -> from(options))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("such as 0.5 or 1/255");
    }
  }

  private static ImportSettings from(Map<String, String> options) {
    return ImportSettings.from(
        new SettingsResolver(ImportSettings.SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }
}
