package io.fovea.trainer.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.LabelDifference;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
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
import io.fovea.inference.quality.QualityFigures;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.trainer.data.DatasetImages;
import io.fovea.trainer.data.ImageBatches;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The {@code evaluate} command: classifies a labelled data set exactly as the stream does, and
 * compares.
 */
public final class EvaluationRun implements Application {
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
    compareLabels(model.get().manifest(), dataset.get(), console);
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

  private static void compareLabels(ModelManifest manifest, Dataset dataset, Console console) {
    List<String> unknown = LabelDifference.of(manifest.labels(), dataset.labels()).onlySecond();
    if (unknown.size() == dataset.labels().size()) {
      throw new StartException(
          List.of(
              "Model %s tells %s, and %s holds %s: no label in common. Name the data set that it was made for (%s)."
                  .formatted(
                      manifest.name(),
                      LabelDifference.some(manifest.labels()),
                      dataset.name(),
                      LabelDifference.some(dataset.labels()),
                      manifest.provenance().dataset())));
    }
    if (!unknown.isEmpty()) {
      console
          .err()
          .printf(
              "Model %s does not know these labels of %s, so their images count as wrong answers: %s%n",
              manifest.name(), dataset.name(), LabelDifference.some(unknown));
    }
  }

  private ExitCode run(Console console, StopSignal stop, Model model, Dataset dataset)
      throws IOException {
    Split split = settings.dataset().split();
    List<LabelledImage> images = dataset.images(split);
    int size = Math.min(images.size(), settings.limit().orElse(Integer.MAX_VALUE));
    InferenceEngine engine = engine(model);
    EngineKind kind = engine.kind();
    EvaluationReport report;
    try (BatchClassifier classifier =
            new ImageClassifier(model.manifest(), engine, ImageLimits.DEFAULT, 1, 0);
        Tally tally =
            new Tally(model.manifest().labels(), dataset.parts(), settings.predictions())) {
      ImageBatches.Judge judge =
          (from, some) -> {
            List<Outcome> outcomes =
                classifier.classify(some.stream().map(DatasetImages::input).toList());
            for (int i = 0; i < some.size(); i++) {
              tally.add(some.get(i), dataset.part(split, from + i), outcomes.get(i));
            }
          };
      if (!ImageBatches.each(images.subList(0, size), console, Clock.systemUTC(), stop, judge)) {
        return ExitCode.INTERRUPTED;
      }
      tally.finish();
      report = report(model, kind, size, tally);
    }
    print(console, report);
    return ExitCode.DONE;
  }

  private EvaluationReport report(Model model, EngineKind kind, int size, Tally tally) {
    QualityFigures figures = tally.figures();
    return new EvaluationReport(
        model.manifest().name(),
        model.manifest().version(),
        model.sha256(),
        settings.dataset().toString(),
        kind,
        figures.labelled(),
        size - figures.labelled(),
        figures,
        tally.parts());
  }

  private InferenceEngine engine(Model model) {
    try {
      return Engines.open(model, settings.engine(), settings.device(), settings.threads());
    } catch (EngineException absent) {
      throw new StartException(List.of(absent.getMessage()));
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
    console.out().print(QualityTable.of(report.parts()));
    if (report.rejected() > 0) {
      console
          .out()
          .printf("%,d images could not be read and are not counted.%n", report.rejected());
    }
  }
}
