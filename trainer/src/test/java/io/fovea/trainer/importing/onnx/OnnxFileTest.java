package io.fovea.trainer.importing.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.model.Model;
import io.fovea.trainer.importing.Agreement;
import io.fovea.trainer.importing.Fixture;
import io.fovea.trainer.importing.Layout;
import io.fovea.trainer.importing.SavedClassifier;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graphs that PyTorch exported answer as PyTorch does. */
class OnnxFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "torch-grey-free-batch.onnx, torch-grey",
    "torch-grey-one-image.onnx, torch-grey",
    "torch-colour-channels-last.onnx, torch-colour"
  })
  void answersAsPyTorchDid(String file, String answers) {
    Fixture fixture = Fixture.read(answers);
    SavedClassifier saved = read(file);
    assertThat(saved.input())
        .isEqualTo(
            InputShape.of(fixture.preprocessing().channels(), Fixture.HEIGHT, Fixture.WIDTH));
    assertThat(saved.producer()).isEqualTo("pytorch 1.13.0");

    Model model = Agreement.imported(folder, saved, fixture);

    assertThat(model.hasNetwork()).isFalse();
    Agreement.assertSame(model, EngineKind.AUTO, fixture);
  }

  private static SavedClassifier read(String file) {
    return OnnxFile.read(Fixture.bytes(file), Layout.AUTO, Optional.empty());
  }
}
