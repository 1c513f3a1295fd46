package io.fovea.cli.model;

import io.fovea.inference.engine.EngineAgreement;
import io.fovea.inference.model.Model;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;

/** Reads a model file with every check, and holds its two engines against each other. */
public final class ModelVerification implements Application {
  private static final long SEED = 42;

  private final VerifySettings settings;

  public ModelVerification(VerifySettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) {
    Model model = ModelFiles.read(settings.model());
    console.out().println("checksums, labels, shapes: as the manifest says");
    model
        .manifest()
        .int8()
        .ifPresent(
            made ->
                console
                    .out()
                    .printf(
                        "int8 graph: runs; test accuracy %.4f where float32 has %.4f%n",
                        made.accuracy(), made.accuracyBefore()));
    if (!model.hasNetwork()) {
      console.out().println("engines: only onnx, the file has no DL4J network");
      return ExitCode.DONE;
    }
    if (!model.hasOnnx()) {
      console.out().println("engines: only dl4j, the file has no ONNX graph");
      return ExitCode.DONE;
    }
    double difference = EngineAgreement.largestDifference(model, settings.images(), SEED);
    boolean agree = difference <= EngineAgreement.TOLERANCE;
    console
        .out()
        .printf(
            "engines: onnx and dl4j %s; largest difference of a probability over %d images: %.1e%n",
            agree ? "agree" : "DISAGREE", settings.images(), difference);
    return agree ? ExitCode.DONE : ExitCode.FAILED;
  }
}
