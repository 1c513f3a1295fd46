package io.fovea.streamsclassifier.quality.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.runtime.settings.Faults;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReferencesTest {
  private static final Path SHIPPED = Path.of("..", "models", "mnist-1.0.zip");

  @TempDir Path directory;

  private final Faults faults = new Faults();

  @Test
  void areThoseOfTheModelsNameAndVersion() {
    Map<ModelVersion, ReferenceDistribution> references =
        ModelReferences.read(List.of(SHIPPED), faults);

    assertThat(faults.found()).isEmpty();
    assertThat(references).containsOnlyKeys(new ModelVersion("mnist", "1.0"));
    assertThat(references.values()).first().extracting(r -> r.predicted().size()).isEqualTo(10);
  }

  @Test
  void areRefusedIfTwoFilesCannotBeToldApart() {
    ModelReferences.read(List.of(SHIPPED, SHIPPED), faults);

    assertThat(faults.found())
        .singleElement()
        .asString()
        .contains("--model names two files of mnist 1.0");
  }

  @Test
  void areAskedForInVainWhereTheFileHasNone() {
    Model shipped = ModelFile.read(SHIPPED);
    Path without = directory.resolve("without.zip");
    ModelFile.write(without, shipped.onnx().orElseThrow(), shipped.manifest(), Optional.empty());

    ModelReferences.read(List.of(without, directory.resolve("absent.zip")), faults);

    assertThat(faults.found())
        .hasSize(2)
        .anyMatch(fault -> fault.contains("without.zip") && fault.contains("leave it out"))
        .anyMatch(fault -> fault.contains("absent.zip"));
  }
}
