package io.fovea.trainer.importing.keras;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.model.Model;
import io.fovea.trainer.importing.Agreement;
import io.fovea.trainer.importing.Fixture;
import io.fovea.trainer.importing.SavedClassifier;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks in Keras' files answer as an independent computation with channels last does. */
class KerasClassifierTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "keras-plain.h5, keras-plain, keras 2.11.0",
    "keras-residual.h5, keras-residual, keras 2.11.0",
    "keras-residual-3.h5, keras-residual, keras 3.3.3"
  })
  void answersAsTheReferenceDoes(String file, String answers, String producer) {
    Fixture fixture = Fixture.read(answers);
    SavedClassifier saved = KerasClassifier.read(Fixture.bytes(file), Optional.empty());
    assertThat(saved.input())
        .isEqualTo(
            InputShape.of(fixture.preprocessing().channels(), Fixture.HEIGHT, Fixture.WIDTH));
    assertThat(saved.producer()).isEqualTo(producer);

    Model model = Agreement.imported(folder, saved, fixture);

    Agreement.assertSame(model, EngineKind.DL4J, fixture);
    Agreement.assertSame(model, EngineKind.ONNX, fixture);
  }
}
