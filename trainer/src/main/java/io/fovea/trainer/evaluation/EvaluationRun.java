package io.fovea.trainer.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.LabelledImage;
import io.fovea.inference.BatchClassifier;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.engine.EngineException;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.engine.Engines;
import io.fovea.inference.engine.InferenceEngine;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelFileException;
import io.fovea.inference.model.ModelManifest;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.data.DatasetImages;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The {@code evaluate} command: classifies a labelled data set exactly as the stream does, and
 * compares.
 */
public final class EvaluationRun implements Application {
  private static final int BATCH = 128;

  private final EvaluationSettings settings;

  public EvaluationRun(EvaluationSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    List<String> faults = new ArrayList<>();
    Optional<Model> model = opened(() -> ModelFile.read(settings.model()), faults);
    Optional<Dataset> dataset =
        opened(() -> Datasets.open(settings.dataset(), settings.data().options()), faults);
    if (!faults.isEmpty()) {
      throw new StartException(faults);
    }
    requireCommonLabels(model.get().manifest(), dataset.get());
    return run(console, stop, model.get(), dataset.get());
  }

  private static <T> Optional<T> opened(Supplier<T> opening, List<String> faults) {
    try {
      return Optional.of(opening.get());
    } catch (ModelFileException | DatasetException fault) {
      faults.add(fault.getMessage());
      return Optional.empty();
    }
  }

  private static void requireCommonLabels(ModelManifest manifest, Dataset dataset) {
    if (Collections.disjoint(manifest.labels(), dataset.labels())) {
      throw new StartException(
          List.of(
              "Model %s tells %s, and %s holds %s: no label in common. Name the data set that it was made for (%s)."
                  .formatted(
                      manifest.name(),
                      some(manifest.labels()),
                      dataset.name(),
                      some(dataset.labels()),
                      manifest.provenance().dataset())));
    }
  }

  private static String some(List<String> labels) {
    String first = String.join(", ", labels.subList(0, Math.min(5, labels.size())));
    return labels.size() > 5 ? first + ", ..." : first;
  }

  private ExitCode run(Console console, StopSignal stop, Model model, Dataset dataset)
      throws IOException {
    List<LabelledImage> images = dataset.images(settings.dataset().split());
    int size = Math.min(images.size(), settings.limit().orElse(Integer.MAX_VALUE));
    Scoreboard scoreboard = new Scoreboard(model.manifest().labels());
    InferenceEngine engine = engine(model);
    EngineKind kind = engine.kind();
    try (BatchClassifier classifier =
            new ImageClassifier(model.manifest(), engine, ImageLimits.DEFAULT, 1, 0);
        Progress progress =
            Progress.start(
                console, Clock.systemUTC(), "Evaluating", "images", OptionalLong.of(size));
        PredictionLog log =
            settings.predictions().isPresent()
                ? new PredictionLog(settings.predictions().get())
                : null) {
      for (int from = 0; from < size; from += BATCH) {
        if (stop.isRequested()) {
          return ExitCode.INTERRUPTED;
        }
        int to = Math.min(size, from + BATCH);
        judge(classifier, read(images, from, to), scoreboard, log);
        progress.at(to, "");
      }
      if (log != null) {
        log.finish();
      }
    }
    QualityFigures figures = scoreboard.figures();
    print(
        console,
        new EvaluationReport(
            model.manifest().name(),
            model.manifest().version(),
            model.sha256(),
            settings.dataset().toString(),
            kind,
            figures.labelled(),
            size - figures.labelled(),
            figures));
    return ExitCode.DONE;
  }

  private InferenceEngine engine(Model model) {
    try {
      return Engines.open(model, settings.engine(), settings.device(), settings.threads());
    } catch (EngineException absent) {
      throw new StartException(List.of(absent.getMessage()));
    }
  }

  /** On all cores, since reading or drawing an image may cost more than classifying it. */
  private static List<LabelledImage> read(List<LabelledImage> images, int from, int to) {
    return IntStream.range(from, to).parallel().mapToObj(images::get).toList();
  }

  private static void judge(
      BatchClassifier classifier,
      List<LabelledImage> images,
      Scoreboard scoreboard,
      PredictionLog log) {
    List<Outcome> outcomes =
        classifier.classify(images.stream().map(DatasetImages::input).toList());
    for (int i = 0; i < outcomes.size(); i++) {
      LabelledImage image = images.get(i);
      if (outcomes.get(i) instanceof Outcome.Classified classified) {
        scoreboard.add(image.label(), classified.label(), classified.confidence());
      }
      if (log != null) {
        log.add(image.id(), image.label(), outcomes.get(i));
      }
    }
  }

  private void print(Console console, EvaluationReport report) throws IOException {
    if (settings.json()) {
      console.out().println(new ObjectMapper().writeValueAsString(report));
      return;
    }
    console
        .out()
        .printf(
            "Model %s %s on %s, engine %s%n%n",
            report.modelName(), report.modelVersion(), report.dataset(), report.engine());
    console.out().print(QualityTable.of(report.figures()));
    if (report.rejected() > 0) {
      console
          .out()
          .printf("%,d images could not be read and are not counted.%n", report.rejected());
    }
  }
}
