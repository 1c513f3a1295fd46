package io.fovea.benchmarks.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.benchmarks.bare.BareProcess;
import io.fovea.benchmarks.stack.MeasuredProcess;
import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.StopSignal;
import java.time.Duration;
import java.util.Optional;

/**
 * An engine in a loop, without Kafka: the limit.
 *
 * @param decoding whether images are decoded too, which is then part of the limit
 * @param limit whether this is what rows of ours are held against
 */
record BareRow(EngineKind engine, boolean decoding, boolean limit, int threads, int batch)
    implements Row {
  /** It has no backlog that ends: this is enough to see it steady. */
  private static final Duration MOST = Duration.ofSeconds(10);

  @Override
  public String name() {
    return "bare " + engine + (decoding ? " with decoding" : "");
  }

  @Override
  public Family family() {
    return switch (engine) {
      case ONNX_INT8 -> limit ? Family.BARE_INT8 : Family.ENGINE_ALONE_INT8;
      case DL4J -> limit ? Family.BARE_DL4J : Family.ENGINE_ALONE;
      default -> limit ? Family.BARE_ONNX : Family.ENGINE_ALONE;
    };
  }

  @Override
  public Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop)
      throws Exception {
    BareProcess loop =
        new BareProcess(
            backlog.model().file(),
            engine,
            threads,
            batch,
            backlog.load(),
            decoding,
            shorter(span.warmUp()),
            shorter(span.measured()));
    try (MeasuredProcess process = loop.start(backlog.stack().log("bare"))) {
      while (!process.waitFor(Duration.ofMillis(200))) {
        if (stop.isRequested()) {
          return Optional.empty();
        }
      }
      if (process.waitFor() != 0) {
        throw new IllegalStateException(process.lastLine());
      }
      return Optional.of(read(new ObjectMapper().readTree(process.lastLine())));
    }
  }

  private static Measurement read(JsonNode told) {
    return Measurement.ofLoop(
        told.required("seconds").asDouble(),
        told.required("images_per_second").asDouble(),
        told.required("cpu_us_per_image").asDouble(),
        told.required("peak_bytes").asLong());
  }

  private static Duration shorter(Duration given) {
    return given.compareTo(MOST) < 0 ? given : MOST;
  }
}
