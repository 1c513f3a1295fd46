package io.fovea.benchmarks.bare;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.MeasuredProcess;
import io.fovea.inference.engine.EngineKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A {@link BareLoop} to be started.
 *
 * @param threads with an engine each
 * @param batch images of each call
 * @param decoding whether each batch begins with encoded images, else with a tensor
 */
public record BareProcess(
    Path model,
    EngineKind engine,
    int threads,
    int batch,
    Load load,
    boolean decoding,
    Duration warmUp,
    Duration measured) {

  /** The process ends by itself, and what it gave is the last line of the log, as JSON. */
  public MeasuredProcess start(Path log) throws IOException {
    return MeasuredProcess.java(
        MeasuredProcess.CLASSIFIER_JVM, BareLoop.class.getName(), arguments(), log);
  }

  private List<String> arguments() {
    return List.of(
        model.toString(),
        engine.name(),
        String.valueOf(threads),
        String.valueOf(batch),
        load.name(),
        String.valueOf(decoding),
        warmUp.toString(),
        measured.toString());
  }

  static BareProcess parse(String[] given) {
    return new BareProcess(
        Path.of(given[0]),
        EngineKind.valueOf(given[1]),
        Integer.parseInt(given[2]),
        Integer.parseInt(given[3]),
        Load.valueOf(given[4]),
        Boolean.parseBoolean(given[5]),
        Duration.parse(given[6]),
        Duration.parse(given[7]));
  }
}
