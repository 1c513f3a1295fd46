package io.fovea.trainer;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.ImageContent;
import io.fovea.datasets.Split;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.Publication.Published;
import io.fovea.trainer.data.ImagePreparation;
import io.fovea.trainer.data.ImageScreening;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.ValidationSplit;
import io.fovea.trainer.network.NetworkShape;
import io.fovea.trainer.report.ReportWriter;
import io.fovea.trainer.report.ReportWriter.Report;
import io.fovea.trainer.report.content.ReportContent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The {@code train} command: fits a network to a data set, judges it by images that it has not
 * seen, and writes its model file. Asked to stop, it ends within a training step and writes
 * nothing.
 */
public final class Trainer implements Application {
  private static final InputShape FOLDER_INPUT = InputShape.of(3, 32, 32);

  private final TrainerSettings settings;
  private final Clock clock;

  public Trainer(TrainerSettings settings) {
    this(settings, Clock.systemUTC());
  }

  Trainer(TrainerSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Instant start = clock.instant();
    Preconditions preconditions = new Preconditions(settings);
    preconditions.requirePlaces();
    Dataset dataset = open();
    new ImageScreening(dataset, settings.maxBad()).requireLearnable();
    Preprocessing preprocessing = preprocessing(dataset);
    preconditions.requireFitting(NetworkShape.of(preprocessing, dataset.labels().size()));
    Optional<PreparedImages> train =
        prepare(dataset, preprocessing, Split.TRAIN, settings.trainImages(), console, stop);
    Optional<PreparedImages> test =
        train.isEmpty()
            ? Optional.empty()
            : prepare(dataset, preprocessing, Split.TEST, settings.testImages(), console, stop);
    if (test.isEmpty()) {
      return stopped(console, settings.resume());
    }
    ValidationSplit split =
        ValidationSplit.of(train.get(), settings.fitting().validation(), settings.data().seed());
    FittingRun fitting = new FittingRun(settings, console, clock);
    Optional<Fitted> fitted = fitting.run(dataset, preprocessing, split, stop);
    if (fitted.isEmpty()) {
      return stopped(console, fitting.canGoOn());
    }
    Published published =
        new Publication(settings, start, console)
            .publish(
                fitted.get().network(),
                dataset,
                preprocessing,
                split.train(),
                Optional.of(split.validation()).filter(images -> images.size() > 0),
                test.get());
    if (settings.report().isPresent()) {
      ReportContent content =
          new Reporting(settings, dataset, preprocessing)
              .of(
                  published,
                  split,
                  test.get(),
                  fitted.get(),
                  new OtherStyles(settings.data(), console, clock)
                      .judge(fitted.get().network(), dataset, preprocessing, stop));
      report(content, console);
    }
    // Not before: what fails until here can be done again by --resume.
    settings.checkpoint().delete();
    return ExitCode.DONE;
  }

  private void report(ReportContent content, Console console) {
    Report report = ReportWriter.write(settings.report().orElseThrow(), content);
    report.warning().ifPresent(console.err()::println);
    console.err().println("Wrote the report to " + report.index());
  }

  private static ExitCode stopped(Console console, boolean canGoOn) {
    console
        .err()
        .println(
            "Stopped before the end; no model was written."
                + (canGoOn
                    ? " The same command with --resume goes on behind the last epoch."
                    : ""));
    return ExitCode.INTERRUPTED;
  }

  private Dataset open() {
    try {
      return Datasets.open(settings.dataset(), options());
    } catch (DatasetException absent) {
      throw new StartException(List.of(absent.getMessage()));
    }
  }

  /** Of drawn digits alone, as many are drawn as are needed; in a mixture, a share is taken. */
  private DatasetOptions options() {
    DatasetOptions options = settings.data().options();
    if (settings.dataset().isMixture()) {
      return options;
    }
    return options.withDigits(
        settings.trainImages().orElse(options.digitsTrain()),
        settings.testImages().orElse(options.digitsTest()));
  }

  private Preprocessing preprocessing(Dataset dataset) {
    InputShape input = settings.input().orElseGet(() -> sizeOf(dataset));
    Preprocessing unit = Preprocessing.unitRange(input.channels(), input.height(), input.width());
    return new Preprocessing(
        unit.channels(),
        unit.height(),
        unit.width(),
        settings.resize(),
        unit.scale(),
        unit.mean(),
        unit.std());
  }

  /** Raw images of a data set are all of one size; encoded ones may be of any. */
  private static InputShape sizeOf(Dataset dataset) {
    return dataset.images(Split.TRAIN).get(0).content() instanceof ImageContent.Raw raw
        ? InputShape.of(raw.channels(), raw.height(), raw.width())
        : FOLDER_INPUT;
  }

  private Optional<PreparedImages> prepare(
      Dataset dataset,
      Preprocessing preprocessing,
      Split split,
      Optional<Integer> limit,
      Console console,
      StopSignal stop) {
    int size = Math.min(dataset.size(split), limit.orElse(Integer.MAX_VALUE));
    Optional<PreparedImages> prepared;
    try (Progress progress =
        Progress.start(
            console,
            clock,
            "Reading " + split.text() + " images",
            "images",
            OptionalLong.of(size))) {
      prepared = new ImagePreparation(dataset, preprocessing).prepare(split, size, progress, stop);
    }
    prepared.ifPresent(
        images -> new ImageScreening(dataset, settings.maxBad()).check(split, images, console));
    return prepared;
  }
}
