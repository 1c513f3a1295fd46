package io.fovea.benchmarks.throughput;

import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.StopSignal;
import java.util.List;
import java.util.Optional;

/**
 * {@code fovea classify} as a process.
 *
 * @param guarantee as the option names it
 */
public record FoveaRow(EngineKind engine, String guarantee, int threads, int maxBatch)
    implements Row {
  static final String EXACTLY_ONCE = "exactly_once";
  static final String AT_LEAST_ONCE = "at_least_once";

  @Override
  public String name() {
    return "fovea " + engine + " " + guarantee;
  }

  @Override
  public Family family() {
    boolean exactly = guarantee.equals(EXACTLY_ONCE);
    return switch (engine) {
      case ONNX_INT8 -> Family.FOVEA_INT8;
      case DL4J -> exactly ? Family.FOVEA_DL4J : Family.AT_LEAST_ONCE_DL4J;
      default -> exactly ? Family.FOVEA_ONNX : Family.AT_LEAST_ONCE_ONNX;
    };
  }

  /** Of the command line, those that a run needs. */
  public List<String> options() {
    return List.of(
        "--engine", engine.toString(),
        "--guarantee", guarantee,
        "--threads", String.valueOf(threads),
        "--max-batch", String.valueOf(maxBatch),
        "--application-id", Groups.next());
  }

  @Override
  public Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop)
      throws Exception {
    EngineKind judge = engine == EngineKind.ONNX_INT8 ? engine : EngineKind.ONNX;
    return new BacklogRun(backlog, judge, span, stop)
        .run(() -> backlog.stack().classifier(backlog.model().file(), options()));
  }
}
