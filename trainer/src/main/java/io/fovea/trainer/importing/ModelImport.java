package io.fovea.trainer.importing;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.inference.model.ModelFileException;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * The {@code model import} command: makes a model file of a classifier from Keras or of any ONNX
 * graph, once it is proved to answer as it did.
 */
public final class ModelImport implements Application {
  private static final int TRIAL_IMAGES = 3;

  private final ImportSettings settings;
  private final Clock clock;

  public ModelImport(ImportSettings settings) {
    this(settings, Clock.systemUTC());
  }

  ModelImport(ImportSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws IOException {
    Sources sources = Sources.open(settings);
    try {
      return run(sources, console, stop);
    } catch (ImportException unfit) {
      throw new StartException(List.of(Sources.about(settings.model(), unfit)));
    } catch (ModelFileException unwritable) {
      throw new StartException(List.of(unwritable.getMessage()));
    }
  }

  private ExitCode run(Sources sources, Console console, StopSignal stop) throws IOException {
    SavedClassifier saved = SourceFile.classifier(sources.content(), settings);
    Preprocessing preprocessing = saved.preprocessing(settings.pixels());
    ReadyClassifier ready =
        saved.prepare(settings.output(), TrialImages.of(preprocessing, TRIAL_IMAGES));
    requireLabels(sources.labels(), ready.classes());
    describe(saved, ready, console);
    return new ImportPublication(settings, sources, clock, console)
            .publish(saved.producer(), preprocessing, ready, stop)
        ? ExitCode.DONE
        : ExitCode.INTERRUPTED;
  }

  private static void requireLabels(List<String> labels, int classes) {
    if (labels.size() != classes) {
      throw new ImportException(
          "it tells %d classes, but %d labels are given: name each class, in the order of its outputs"
              .formatted(classes, labels.size()));
    }
  }

  /** What was found out, so that people can say if it is wrong. */
  private void describe(SavedClassifier saved, ReadyClassifier ready, Console console) {
    InputShape image = saved.input();
    console
        .err()
        .printf(
            "Read %s, by %s: takes %d x %d pixels (width x height), %s, and tells %d classes by %s%n",
            settings.model(),
            saved.producer(),
            image.width(),
            image.height(),
            image.channels() == 1 ? "grey" : "RGB",
            ready.classes(),
            ready.softmaxAdded() ? "logits; a softmax was put behind them" : "probabilities");
  }
}
