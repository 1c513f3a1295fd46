package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.peer.PeerEngine;
import io.fovea.benchmarks.peer.PeerFiles;
import io.fovea.benchmarks.peer.PythonPeer;
import io.fovea.inference.engine.EngineKind;
import java.util.ArrayList;
import java.util.List;

/** The rows of a load: those whose name holds what was asked for. */
final class Rows {
  private static final List<Integer> PEER_BATCHES = List.of(64, 256);

  private final List<Row> rows = new ArrayList<>();

  private Rows() {}

  static List<Row> of(Load load, ThroughputPlan plan, List<PythonPeer> peers) {
    Rows all = new Rows();
    all.addBare(load, plan);
    all.addOurs(load, plan);
    all.rows.add(new RecordRow(plan.threads()));
    peers.forEach(peer -> all.addPeer(peer, plan));
    return all.rows.stream()
        .filter(row -> plan.only().isEmpty() || plan.only().stream().anyMatch(row.name()::contains))
        .toList();
  }

  /**
   * Where images are encoded, decoding is a part of the limit, and the engine alone is told too.
   */
  private void addBare(Load load, ThroughputPlan plan) {
    for (EngineKind engine : engines(load)) {
      rows.add(new BareRow(engine, false, !load.encoded(), plan.threads(), plan.maxBatch()));
      if (load.encoded()) {
        rows.add(new BareRow(engine, true, true, plan.threads(), plan.maxBatch()));
      }
    }
  }

  private static List<EngineKind> engines(Load load) {
    return load.gainsByInt8()
        ? List.of(EngineKind.ONNX, EngineKind.ONNX_INT8, EngineKind.DL4J)
        : List.of(EngineKind.ONNX, EngineKind.DL4J);
  }

  private void addOurs(Load load, ThroughputPlan plan) {
    for (EngineKind engine : List.of(EngineKind.ONNX, EngineKind.DL4J)) {
      for (String guarantee : List.of(FoveaRow.EXACTLY_ONCE, FoveaRow.AT_LEAST_ONCE)) {
        rows.add(new FoveaRow(engine, guarantee, plan.threads(), plan.maxBatch()));
      }
    }
    if (load.gainsByInt8()) {
      rows.add(
          new FoveaRow(
              EngineKind.ONNX_INT8, FoveaRow.EXACTLY_ONCE, plan.threads(), plan.maxBatch()));
    }
  }

  private void addPeer(PythonPeer peer, ThroughputPlan plan) {
    for (int batch : PEER_BATCHES) {
      for (int threads = 1; threads <= plan.threads(); threads++) {
        boolean best = batch == 256 && threads == plan.threads();
        if (best || !plan.quick()) {
          rows.add(new PeerRow(peer, batch, threads));
        }
      }
    }
  }

  static List<PythonPeer> peers(ThroughputPlan plan, Load load, PeerFiles files) throws Exception {
    List<PythonPeer> peers = new ArrayList<>();
    for (PeerEngine engine : PeerEngine.values()) {
      peers.add(PythonPeer.search(plan.pythons(), engine, files, load));
    }
    return peers;
  }
}
