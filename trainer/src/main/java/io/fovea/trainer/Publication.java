package io.fovea.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.datasets.Dataset;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.runtime.Console;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.Probabilities;
import io.fovea.trainer.evaluation.QualityFigures;
import io.fovea.trainer.evaluation.QualityTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Judges a fitted network, and makes the model file under its name once that is proved right. */
final class Publication {
  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /** What engines may differ by. */
  private static final float TOLERANCE = 1e-4f;

  private final TrainerSettings settings;
  private final Instant start;
  private final Console console;

  Publication(TrainerSettings settings, Instant start, Console console) {
    this.settings = settings;
    this.start = start;
    this.console = console;
  }

  void publish(
      ComputationGraph network, Dataset dataset, Preprocessing preprocessing, PreparedImages test)
      throws IOException {
    int classes = dataset.labels().size();
    float[][] probabilities = Probabilities.of(network::outputSingle, test, preprocessing, classes);
    Judgement judgement = Judgement.of(probabilities, test.labels(), dataset.labels());
    ModelManifest manifest = manifest(dataset, preprocessing, judgement.figures());
    Path out = settings.out().toAbsolutePath();
    Files.createDirectories(out.getParent());
    Path unproved = Files.createTempFile(out.getParent(), ".unproved-", ".zip");
    try {
      Model model =
          ModelFile.write(unproved, network, manifest, Optional.of(judgement.reference()));
      requireSameGraph(model, test, probabilities);
      Files.move(unproved, out, StandardCopyOption.ATOMIC_MOVE);
      tell(model, judgement.figures());
    } finally {
      Files.deleteIfExists(unproved);
    }
  }

  private ModelManifest manifest(
      Dataset dataset, Preprocessing preprocessing, QualityFigures figures) {
    Map<String, Double> metrics =
        Map.of(
            "accuracy", figures.accuracy().value(),
            "macroF1", figures.macro().f1(),
            "calibrationError", figures.calibrationError(),
            "images", (double) figures.labelled());
    String network = settings.network().name().toLowerCase(Locale.ROOT);
    return ModelManifest.of(
        settings.name().orElse(settings.dataset().plainName() + "-" + network),
        settings.version().orElse(VERSION.format(start)),
        dataset.labels(),
        preprocessing,
        new Provenance(dataset.name(), dataset.checksum(), settings.data().seed(), metrics),
        start);
  }

  /** The stream runs the graph: it must say what the network said that was judged. */
  private static void requireSameGraph(Model model, PreparedImages test, float[][] expected) {
    if (!model.hasOnnx()) {
      return;
    }
    ModelManifest manifest = model.manifest();
    try (InferenceEngine engine = Engines.open(model, EngineKind.ONNX, Device.CPU, 1)) {
      float[][] actual =
          Probabilities.of(
              engine::predict, test, manifest.preprocessing(), manifest.labels().size());
      float difference = Probabilities.largestDifference(expected, actual);
      if (!(difference <= TOLERANCE)) {
        throw new IllegalStateException(
            "the ONNX graph differs from the network by %g, so no model was written: please report this"
                .formatted(difference));
      }
    }
  }

  private void tell(Model model, QualityFigures figures) {
    console.err().println();
    console.err().print(QualityTable.of(figures));
    ModelManifest manifest = model.manifest();
    console
        .err()
        .printf("Wrote model %s %s to %s%n", manifest.name(), manifest.version(), settings.out());
    ObjectNode result =
        new ObjectMapper()
            .createObjectNode()
            .put("model", settings.out().toString())
            .put("name", manifest.name())
            .put("version", manifest.version())
            .put("sha256", model.sha256())
            .put("accuracy", figures.accuracy().value());
    console.out().println(result);
  }
}
