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
import io.fovea.inference.model.ModelFileException;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.inference.model.TrainingRecord;
import io.fovea.inference.quality.ClassQuality;
import io.fovea.inference.quality.QualityFigures;
import io.fovea.runtime.Causes;
import io.fovea.runtime.Console;
import io.fovea.trainer.calibration.Answers;
import io.fovea.trainer.calibration.Calibration;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.Probabilities;
import io.fovea.trainer.evaluation.QualityTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Judges a fitted network, and makes the model file under its name once that is proved right. */
final class Publication {
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

  /**
   * Calibrates by the validation images, judges by the test images, and writes.
   *
   * @param train only counted
   * @param validation not fitted to; absent: nothing is calibrated, and the test images are what
   *     later drift is told by
   */
  Published publish(
      ComputationGraph network,
      Dataset dataset,
      Preprocessing preprocessing,
      PreparedImages train,
      Optional<PreparedImages> validation,
      PreparedImages test)
      throws IOException {
    List<String> labels = dataset.labels();
    Function<PreparedImages, float[][]> answering =
        images ->
            Probabilities.of(
                network::outputSingle,
                images,
                preprocessing.channels(),
                preprocessing.height(),
                preprocessing.width());
    float[][] probabilities = answering.apply(test);
    Optional<float[][]> validated = validation.map(answering);
    Calibration calibration =
        validated.map(v -> Calibration.fit(v, validation.get().labels())).orElse(Calibration.NONE);
    Judgement judgement = Judgement.of(calibration, probabilities, test, dataset);
    Answers reference =
        Answers.of(
            calibration.applied(validated.orElse(probabilities)), validation.orElse(test).labels());
    TrainingRecord training =
        TrainingRecords.of(
            settings.modelName(),
            settings.texts(),
            dataset,
            train,
            validation,
            judgement.figures());
    Model model =
        write(
            network,
            manifest(dataset, preprocessing, judgement, training),
            Reference.of(reference, labels),
            written -> requireSameGraph(written, test, probabilities));
    tell(model, judgement);
    return new Published(model, judgement);
  }

  /** The file has another name until it is proved. */
  private Model write(
      ComputationGraph network,
      ModelManifest manifest,
      ReferenceDistribution reference,
      Consumer<Model> proof)
      throws IOException {
    Path out = settings.out().toAbsolutePath();
    Files.createDirectories(out.getParent());
    // Always the same name: what a killed process leaves, the next one replaces.
    Path unproved = out.resolveSibling("." + out.getFileName() + ".unproved");
    try {
      Model model = ModelFile.write(unproved, network, manifest, Optional.of(reference));
      proof.accept(model);
      Files.move(unproved, out, StandardCopyOption.ATOMIC_MOVE);
      return model;
    } catch (IOException | ModelFileException full) {
      Throwable why = full instanceof IOException ? full : full.getCause();
      throw new ModelFileException(
          "the model file %s cannot be written (%s); the checkpoint is kept: make room, and repeat the command with --resume"
              .formatted(settings.out(), why == null ? full.getMessage() : Causes.of(why)),
          why);
    } finally {
      Files.deleteIfExists(unproved);
    }
  }

  private ModelManifest manifest(
      Dataset dataset, Preprocessing preprocessing, Judgement judgement, TrainingRecord training) {
    Calibration calibration = judgement.calibration();
    return ModelManifest.of(
            settings.modelName(),
            settings.version().orElse(ModelSettings.version(start)),
            dataset.labels(),
            preprocessing,
            new Provenance(
                dataset.name(),
                dataset.checksum(),
                settings.data().seed(),
                TestMetrics.of(judgement),
                Optional.of(training)),
            start)
        .withCalibration(calibration.temperature().value(), calibration.suggestedThreshold());
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
              engine::predict,
              test,
              manifest.input().channels(),
              manifest.input().height(),
              manifest.input().width());
      float difference = Probabilities.largestDifference(expected, actual);
      if (!(difference <= TOLERANCE)) {
        throw new IllegalStateException(
            "the ONNX graph differs from the network by %g, so no model was written: please report this"
                .formatted(difference));
      }
    }
  }

  private void tell(Model model, Judgement judgement) {
    QualityFigures figures = judgement.figures();
    console.err().println();
    console.err().print(QualityTable.of(figures));
    console.err().print(CalibrationText.of(judgement));
    if (isNoBetterThanOneAnswer(figures)) {
      console
          .err()
          .println(
              "No better than always telling the most frequent class: try more --epochs, or another --learning-rate");
    }
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
            .put("accuracy", figures.accuracy().value())
            .put("calibrationError", figures.calibrationError())
            .put("temperature", manifest.temperature());
    console.out().println(result);
  }

  private static boolean isNoBetterThanOneAnswer(QualityFigures figures) {
    long mostFrequent = figures.classes().stream().mapToLong(ClassQuality::support).max().orElse(0);
    return figures.accuracy().value() * figures.labelled() <= mostFrequent;
  }

  /**
   * @param model as it stands in the file
   */
  record Published(Model model, Judgement judgement) {}
}
