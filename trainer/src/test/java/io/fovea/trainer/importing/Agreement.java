package io.fovea.trainer.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.inference.ImageClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds an imported model against the framework that it is from. */
public final class Agreement {
  private static final float TOLERANCE = 1e-4f;

  private Agreement() {}

  /** Imports a classifier into a model file. */
  public static Model imported(Path folder, SavedClassifier saved, Fixture fixture) {
    TrialImages trial = TrialImages.of(fixture.preprocessing(), 3);
    ReadyClassifier ready = saved.prepare(OutputKind.AUTO, trial);
    assertThat(ready.classes()).isEqualTo(fixture.labels().size());
    return ready.write(folder.resolve("imported.zip"), manifest(fixture), Optional.empty());
  }

  private static ModelManifest manifest(Fixture fixture) {
    return ModelManifest.of(
        "imported",
        "1",
        fixture.labels(),
        fixture.preprocessing(),
        new Provenance("drawn shapes", "none", 0, Map.of()),
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  /** From pixels to probabilities, as the stream does. */
  public static void assertSame(Model model, EngineKind engine, Fixture fixture) {
    int classes = fixture.labels().size();
    try (ImageClassifier classifier =
        new ImageClassifier(
            model.manifest(),
            Engines.open(model, engine, Device.CPU, 1),
            ImageLimits.DEFAULT,
            classes,
            0)) {
      List<Outcome> outcomes =
          classifier.classify(fixture.images().stream().map(Fixture.Image::input).toList());
      for (int i = 0; i < outcomes.size(); i++) {
        assertSame((Outcome.Classified) outcomes.get(i), fixture, fixture.images().get(i));
      }
    }
  }

  private static void assertSame(
      Outcome.Classified outcome, Fixture fixture, Fixture.Image expected) {
    assertThat(outcome.topK()).hasSize(fixture.labels().size());
    for (Outcome.ScoredLabel scored : outcome.topK()) {
      double probability = expected.probabilities()[fixture.labels().indexOf(scored.label())];
      assertThat(scored.probability()).isCloseTo((float) probability, within(TOLERANCE));
    }
  }
}
