package io.fovea.benchmarks.throughput;

import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.StopSignal;
import java.util.List;
import java.util.Optional;

/**
 * {@code fovea classify} as a process.
 *
 * @param engine as the option names it: {@code onnx}, {@code dl4j} or {@code onnx-int8}
 * @param guarantee as the option names it
 */
public record FoveaRow(String engine, String guarantee, int threads, int maxBatch) implements Row {
  static final String INT8 = "onnx-int8";
  static final String EXACTLY_ONCE = "exactly_once";
  static final String AT_LEAST_ONCE = "at_least_once";

  @Override
  public String name() {
    return "fovea " + engine + " " + guarantee;
  }

  @Override
  public Family family() {
    if (engine.equals(INT8)) {
      return Family.FOVEA_INT8;
    }
    boolean exactly = guarantee.equals(EXACTLY_ONCE);
    if (engine.equals("dl4j")) {
      return exactly ? Family.FOVEA_DL4J : Family.AT_LEAST_ONCE_DL4J;
    }
    return exactly ? Family.FOVEA_ONNX : Family.AT_LEAST_ONCE_ONNX;
  }

  /** Of the command line, those that a run needs. */
  public List<String> options() {
    return List.of(
        "--engine", engine,
        "--guarantee", guarantee,
        "--threads", String.valueOf(threads),
        "--max-batch", String.valueOf(maxBatch),
        "--application-id", Groups.next());
  }

  @Override
  public Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop)
      throws Exception {
    EngineKind judge = engine.equals(INT8) ? EngineKind.ONNX_INT8 : EngineKind.ONNX;
    return new BacklogRun(backlog, judge, span, stop)
        .run(() -> backlog.stack().classifier(backlog.model().file(), options()));
  }
}
