package io.fovea.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.peer.PeerEngine;
import io.fovea.benchmarks.peer.PeerFiles;
import io.fovea.benchmarks.peer.PythonPeer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {
  private static final PeerFiles FILES =
      new PeerFiles(Path.of("classify.py"), Path.of("schemas.json"), Optional.empty());
  private static final PythonPeer HERE =
      new PythonPeer(PeerEngine.ONNX, FILES, "python3", "confluent_kafka 1 + fastavro 1");
  private static final PythonPeer ABSENT =
      new PythonPeer(PeerEngine.TORCH, FILES, null, "python3 lacks torch");

  @Test
  void runsEngineGuaranteePeerBatchAndThreads() {
    assertThat(names(Load.RAW28, plan("", false)))
        .containsExactly(
            "bare onnx",
            "bare onnx-int8",
            "bare dl4j",
            "fovea onnx exactly_once",
            "fovea onnx at_least_once",
            "fovea dl4j exactly_once",
            "fovea dl4j at_least_once",
            "fovea onnx-int8 exactly_once",
            "record at a time, dl4j as it comes",
            "python onnxruntime batch 64 threads 1 (confluent_kafka 1 + fastavro 1)",
            "python onnxruntime batch 64 threads 2 (confluent_kafka 1 + fastavro 1)",
            "python onnxruntime batch 256 threads 1 (confluent_kafka 1 + fastavro 1)",
            "python onnxruntime batch 256 threads 2 (confluent_kafka 1 + fastavro 1)",
            "python torch batch 64 threads 1",
            "python torch batch 64 threads 2",
            "python torch batch 256 threads 1",
            "python torch batch 256 threads 2");
  }

  @Test
  void keepsAPeerThatIsMissingAndSaysWhatItLacks() {
    List<Row> rows = Rows.of(Load.RAW28, plan("torch", true), List.of(HERE, ABSENT));

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).missing()).contains("python3 lacks torch");
  }

  @Test
  void countsDecodingToTheLimitWhereImagesAreEncoded() {
    List<Row> bare = Rows.of(Load.PNG32, plan("bare", false), List.of());

    assertThat(bare)
        .extracting(Row::name, Row::family)
        .contains(
            tuple("bare onnx", Family.ENGINE_ALONE),
            tuple("bare onnx with decoding", Family.BARE_ONNX),
            tuple("bare onnx-int8", Family.ENGINE_ALONE_INT8),
            tuple("bare onnx-int8 with decoding", Family.BARE_INT8),
            tuple("bare dl4j with decoding", Family.BARE_DL4J));
  }

  @Test
  void runsInt8WhereTheNetworkIsMostOfTheWork() {
    assertThat(names(Load.CRAYFISH, plan("int8", false))).isEmpty();
    assertThat(names(Load.JPEG500K, plan("int8", false))).isEmpty();
    assertThat(names(Load.PNG32, plan("int8", false))).hasSize(3);
  }

  @Test
  void takesTheRowsThatWereAskedFor() {
    assertThat(names(Load.RAW28, plan("fovea onnx ", false)))
        .containsExactly("fovea onnx exactly_once", "fovea onnx at_least_once");
  }

  private static List<String> names(Load load, ThroughputPlan plan) {
    return Rows.of(load, plan, List.of(HERE, ABSENT)).stream().map(Row::name).toList();
  }

  private static ThroughputPlan plan(String only, boolean quick) {
    Span span = new Span(Duration.ofSeconds(1), Duration.ofSeconds(1));
    return new ThroughputPlan(
        List.of(Load.RAW28), 1_000, 1, 2, 128, 12, span, List.of(only), quick, List.of());
  }
}
