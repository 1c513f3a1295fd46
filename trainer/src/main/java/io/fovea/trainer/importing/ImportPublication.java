package io.fovea.trainer.importing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.datasets.Dataset;
import io.fovea.datasets.Split;
import io.fovea.inference.engine.EngineAgreement;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.Judgement;
import io.fovea.trainer.ModelSettings;
import io.fovea.trainer.TestMetrics;
import io.fovea.trainer.evaluation.QualityTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Makes the model file of an imported classifier under its name, once that is proved right. */
final class ImportPublication {
  /** Few: a large network may need a hundred megabytes for each. */
  private static final int COMPARED_IMAGES = 8;

  private static final long SEED = 42;

  /** Nobody here knows what it was trained with. */
  private static final long NO_SEED = 0;

  private static final int LONGEST_NAME = 100;

  private final ImportSettings settings;
  private final Sources sources;
  private final Clock clock;
  private final Console console;
  private final Instant start;

  ImportPublication(ImportSettings settings, Sources sources, Clock clock, Console console) {
    this.settings = settings;
    this.sources = sources;
    this.clock = clock;
    this.console = console;
    this.start = clock.instant();
  }

  /** Returns whether it was done before the end was asked for. */
  boolean publish(
      String producer, Preprocessing preprocessing, ReadyClassifier ready, StopSignal stop)
      throws IOException {
    Optional<DatasetTrial> trial = sources.dataset().map(this::trial);
    Path out = settings.out().toAbsolutePath();
    Files.createDirectories(out.getParent());
    Path unproved = Files.createTempFile(out.getParent(), ".unproved-", ".zip");
    try {
      ModelManifest manifest = manifest(producer, preprocessing, Map.of());
      Model model = ready.write(unproved, manifest, Optional.empty());
      requireSameEngines(model);
      if (trial.isPresent()) {
        Optional<DatasetTrial.Verdict> verdict = trial.get().judge(model, console, stop);
        if (verdict.isEmpty()) {
          return false;
        }
        Judgement judgement = verdict.get().judgement();
        manifest = manifest(producer, preprocessing, TestMetrics.of(judgement));
        model = ready.write(unproved, manifest, Optional.of(verdict.get().reference()));
        console.err().print(QualityTable.of(judgement.figures()));
      }
      Files.move(unproved, out, StandardCopyOption.ATOMIC_MOVE);
      tell(model);
      return true;
    } finally {
      Files.deleteIfExists(unproved);
    }
  }

  private DatasetTrial trial(Dataset dataset) {
    Split split = settings.dataset().orElseThrow().split();
    return new DatasetTrial(dataset, split, sources.labels(), clock);
  }

  /** The stream runs one of them, and may be told to run the other. */
  private static void requireSameEngines(Model model) {
    if (model.hasNetwork() && model.hasOnnx()) {
      double difference = EngineAgreement.largestDifference(model, COMPARED_IMAGES, SEED);
      if (!(difference <= EngineAgreement.TOLERANCE)) {
        throw new IllegalStateException(
            "the ONNX graph differs from the network by %g, so no model was written: please report this"
                .formatted(difference));
      }
    }
  }

  private ModelManifest manifest(
      String producer, Preprocessing preprocessing, Map<String, Double> metrics) {
    String made = "imported from %s, by %s".formatted(settings.model().getFileName(), producer);
    try {
      return ModelManifest.of(
          settings.name().orElseGet(this::nameOfFile),
          settings.version().orElse(ModelSettings.version(start)),
          sources.labels(),
          preprocessing,
          new Provenance("unknown (" + made + ")", sources.checksum(), NO_SEED, metrics),
          start);
    } catch (IllegalArgumentException fault) { // of the labels: all else was checked before
      throw new ImportException(fault.getMessage(), fault);
    }
  }

  /** Without its ending, and without what a name may not have. */
  private String nameOfFile() {
    String file = settings.model().getFileName().toString();
    int end = file.lastIndexOf('.');
    String stem = (end > 0 ? file.substring(0, end) : file).replaceAll("[^A-Za-z0-9._-]", "-");
    String name = stem.replaceFirst("^[._-]+", "");
    return name.isEmpty() ? "imported" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
  }

  private void tell(Model model) {
    ModelManifest manifest = model.manifest();
    if (!model.hasOnnx()) {
      console.err().println("It has no ONNX graph: only the slower dl4j engine will run it.");
    }
    console
        .err()
        .printf("Wrote model %s %s to %s%n", manifest.name(), manifest.version(), settings.out());
    ObjectNode result =
        new ObjectMapper()
            .createObjectNode()
            .put("model", settings.out().toString())
            .put("name", manifest.name())
            .put("version", manifest.version())
            .put("sha256", model.sha256());
    Double accuracy = manifest.provenance().testMetrics().get("accuracy");
    console.out().println(accuracy == null ? result : result.put("accuracy", accuracy));
  }
}
