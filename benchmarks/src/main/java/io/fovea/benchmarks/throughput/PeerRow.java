package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.peer.PeerEngine;
import io.fovea.benchmarks.peer.PythonPeer;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.schema.Prediction;
import io.fovea.schemas.registry.SchemaRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A consumer and producer in Python. */
record PeerRow(PythonPeer peer, int batch, int threads) implements Row {

  @Override
  public String name() {
    String made = peer.isHere() ? " (" + peer.description() + ")" : "";
    return "python "
        + (peer.engine() == PeerEngine.ONNX ? "onnxruntime" : "torch")
        + " batch %d threads %d".formatted(batch, threads)
        + made;
  }

  @Override
  public Family family() {
    return peer.engine() == PeerEngine.ONNX ? Family.PEER_ONNX : Family.PEER_TORCH;
  }

  @Override
  public Optional<String> missing() {
    return peer.isHere() ? Optional.empty() : Optional.of(peer.description());
  }

  @Override
  public Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop)
      throws Exception {
    return new BacklogRun(backlog, span, stop)
        .run(() -> peer.start(threads, arguments(backlog), backlog.stack().log("peer")));
  }

  private List<String> arguments(Backlog backlog) {
    KafkaSettings kafka = backlog.stack().kafka();
    Load load = backlog.load();
    Path model =
        peer.engine() == PeerEngine.ONNX ? backlog.model().onnx() : backlog.model().layers();
    String predictions = kafka.topics().predictions();
    int schema =
        SchemaRegistry.connect(kafka.clientConfig())
            .register(predictions + "-value", Prediction.getClassSchema());
    return List.of(
        "--model", model.toString(),
        "--batch", String.valueOf(batch),
        "--format", load.format(),
        "--channels", String.valueOf(load.network().channels()),
        "--side", String.valueOf(load.network().side()),
        "--bootstrap-servers", kafka.bootstrapServers(),
        "--group", Groups.next(),
        "--images", kafka.topics().images(),
        "--predictions", predictions,
        "--schema-id", String.valueOf(schema));
  }
}
