package io.fovea.trainer.quantization;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.LabelDifference;
import io.fovea.datasets.Split;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelFileException;
import io.fovea.inference.model.Quantization;
import io.fovea.inference.quantization.CalibrationImages;
import io.fovea.inference.quantization.GraphQuantization;
import io.fovea.inference.quantization.UnquantizableGraphException;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.data.ImagePreparation;
import io.fovea.trainer.data.PreparedImages;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The {@code model quantize} command: makes an int8 graph of a model, calibrated on training
 * images, and writes it beside the float32 one if test images show that little is lost.
 */
public final class ModelQuantization implements Application {
  /** Each calibration image is looked at twice: for ends, and for what lies between. */
  private static final int LOOKS = 2;

  private final QuantizationSettings settings;
  private final Clock clock;

  public ModelQuantization(QuantizationSettings settings) {
    this(settings, Clock.systemUTC());
  }

  ModelQuantization(QuantizationSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Model model;
    Dataset dataset;
    try {
      model = ModelFile.read(settings.model());
      dataset = Datasets.open(settings.dataset(), settings.data().options());
    } catch (ModelFileException | DatasetException fault) {
      throw new StartException(List.of(fault.getMessage()));
    }
    requireFit(model, dataset);
    Optional<PreparedImages> images = read(model, dataset, console, stop);
    if (images.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    Model candidate = model.withOnnxInt8(int8(model, images.get(), console));
    Optional<SideBySide.Verdict> verdict =
        new SideBySide(candidate, dataset, clock).judge(console, stop);
    if (verdict.isEmpty()) {
      return ExitCode.INTERRUPTED;
    }
    double ratio = EngineRace.ratio(candidate, images.get().images());
    Quantization made =
        new Quantization(
            dataset.name(),
            dataset.checksum(),
            images.get().size(),
            verdict.get().images(),
            verdict.get().accuracyBefore(),
            verdict.get().accuracy());
    return decide(new QuantizedModel(candidate, made, ratio), console);
  }

  private void requireFit(Model model, Dataset dataset) {
    if (!model.hasOnnx()) {
      throw refused(
          "it has no ONNX graph, so there is none to quantize: only the dl4j engine runs it");
    }
    List<String> unknown =
        LabelDifference.of(model.manifest().labels(), dataset.labels()).onlySecond();
    if (!unknown.isEmpty()) {
      throw refused(
          "it does not know these labels of data set %s: %s. Name the data set that it was made for (%s)"
              .formatted(
                  dataset.name(),
                  LabelDifference.some(unknown),
                  model.manifest().provenance().dataset()));
    }
    for (Split split : Split.values()) {
      if (dataset.size(split) == 0) {
        throw refused("data set %s has no %s image".formatted(dataset.name(), split.text()));
      }
    }
  }

  private StartException refused(String why) {
    return new StartException(
        List.of("Model file %s cannot be quantized: %s.".formatted(settings.model(), why)));
  }

  private Optional<PreparedImages> read(
      Model model, Dataset dataset, Console console, StopSignal stop) {
    int wanted = Math.min(settings.images(), dataset.size(Split.TRAIN));
    try (Progress progress =
        Progress.start(console, clock, "Reading", "images", OptionalLong.of(wanted))) {
      Optional<PreparedImages> images =
          new ImagePreparation(dataset, model.manifest().preprocessing())
              .prepare(Split.TRAIN, wanted, progress, stop);
      if (images.isPresent() && images.get().size() == 0) {
        throw refused("no training image of data set " + dataset.name() + " can be read");
      }
      return images;
    }
  }

  private byte[] int8(Model model, PreparedImages images, Console console) {
    AtomicLong looked = new AtomicLong();
    try (Progress progress =
        Progress.start(
            console,
            clock,
            "Calibrating",
            "looks at an image",
            OptionalLong.of((long) LOOKS * images.size()))) {
      return GraphQuantization.quantize(
          model.onnx().orElseThrow(),
          new CalibrationImages(
              model.manifest().input(),
              images.images(),
              some -> progress.at(looked.addAndGet(some), "")));
    } catch (UnquantizableGraphException impossible) {
      throw refused("of its model.onnx, " + impossible.getMessage());
    }
  }

  private ExitCode decide(QuantizedModel outcome, Console console) {
    console.err().print(outcome.text());
    // Rounded, since 0.1 has no exact counterpart in binary and 10 of 10,000 images are 0.1.
    if (outcome.lostPoints() >= settings.maxLoss()) {
      console
          .err()
          .printf(
              "Nothing was written: test accuracy falls by %.3f points, and less than --max-loss %s is asked for. "
                  + "More calibration images (--images) may help.%n",
              outcome.lostPoints(), settings.maxLoss());
      return ExitCode.FAILED;
    }
    try {
      Model written =
          ModelFile.write(
              settings.out(),
              outcome.candidate(),
              outcome.candidate().onnxInt8().orElseThrow(),
              outcome.made());
      console.err().printf("Wrote %s; run it with --engine onnx-int8%n", settings.out());
      console.out().println(outcome.json(new ObjectMapper(), settings.out(), written.sha256()));
      return ExitCode.DONE;
    } catch (ModelFileException unwritable) {
      throw new StartException(List.of(unwritable.getMessage()));
    }
  }
}
