package io.fovea.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.report.Spread;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void holdsOursAgainstTheBestOfEachKindRoundByRound() {
    ObjectNode ours =
        ofOurs(
            FakeRow.rounds(Family.FOVEA_ONNX, 30_000, 20_000),
            FakeRow.rounds(Family.PEER_ONNX, 10_000, 12_000),
            FakeRow.rounds(Family.PEER_ONNX, 20_000, 10_000),
            FakeRow.rounds(Family.PEER_TORCH, 3_000, 2_000),
            FakeRow.rounds(Family.RECORD_AT_A_TIME, 300, 200),
            FakeRow.rounds(Family.BARE_DL4J, 1, 1),
            FakeRow.rounds(Family.BARE_ONNX, 40_000, 40_000),
            FakeRow.rounds(Family.AT_LEAST_ONCE_ONNX, 30_000, 25_000));

    assertThat(ours.get("to_onnx_peer")).isEqualTo(new Spread(1.75, 1.5, 2).json(2));
    assertThat(ours.get("to_torch_peer")).isEqualTo(new Spread(10, 10, 10).json(2));
    assertThat(ours.get("to_record_at_a_time")).isEqualTo(new Spread(100, 100, 100).json(2));
    assertThat(ours.get("to_bare")).isEqualTo(new Spread(0.63, 0.5, 0.75).json(2));
    assertThat(ours.get("cpu_to_bare").get("max").asDouble()).isEqualTo(2);
    assertThat(ours.get("to_at_least_once")).isEqualTo(new Spread(0.9, 0.8, 1).json(2));
  }

  @Test
  void holdsInt8AgainstFloat32AndItsOwnLimit() {
    ObjectNode int8 =
        ofOurs(
            FakeRow.rounds(Family.FOVEA_INT8, 30_000),
            FakeRow.rounds(Family.FOVEA_ONNX, 20_000),
            FakeRow.rounds(Family.BARE_INT8, 60_000),
            FakeRow.rounds(Family.BARE_ONNX, 25_000));

    assertThat(int8.get("to_float32")).isEqualTo(new Spread(1.5, 1.5, 1.5).json(2));
    assertThat(int8.get("to_bare")).isEqualTo(new Spread(0.5, 0.5, 0.5).json(2));
    assertThat(int8.has("to_at_least_once")).isFalse();
  }

  @Test
  void tellsLossesOfAllRoundsTogether() {
    RowRounds rounds = FakeRow.rounds(Family.FOVEA_ONNX, 1_000);
    rounds.add(new Measurement(10, 1_000, 1, 0, 2, 3, 100, 0.5));

    ObjectNode row = ofOurs(rounds);

    assertThat(row.get("lost").asLong()).isEqualTo(2);
    assertThat(row.get("duplicated").asLong()).isEqualTo(3);
    assertThat(row.get("same_answers").asDouble()).isEqualTo(0.5);
  }

  @Test
  void comparesWithNothingThatWasNotRun() {
    RowRounds absent =
        new RowRounds(
            new FakeRow("python", Family.PEER_ONNX, Optional.of("python3 lacks confluent_kafka")));
    List<ObjectNode> rows =
        new Comparison("raw28", List.of(FakeRow.rounds(Family.FOVEA_ONNX, 9), absent)).json();

    assertThat(rows.get(0).has("to_onnx_peer")).isFalse();
    assertThat(rows.get(0).has("note")).isFalse();
    assertThat(rows.get(1).get("note").asText())
        .isEqualTo("not run: python3 lacks confluent_kafka");
    assertThat(rows.get(1).has("images_per_second")).isFalse();
  }

  @Test
  void leavesARoundThatFailedOutOfTheRatios() {
    RowRounds peer = FakeRow.rounds(Family.PEER_ONNX, 10);
    peer.failed("it ended: MemoryError");
    List<ObjectNode> rows =
        new Comparison("raw28", List.of(FakeRow.rounds(Family.FOVEA_ONNX, 20, 90), peer)).json();

    assertThat(rows.get(0).get("to_onnx_peer")).isEqualTo(new Spread(2, 2, 2).json(2));
    assertThat(rows.get(1).get("note").asText()).isEqualTo("failed: it ended: MemoryError");
  }

  @Test
  void saysWhenTooLittleWasMeasured() {
    RowRounds rounds = new RowRounds(new FakeRow("a", Family.PEER_ONNX, Optional.empty()));
    rounds.add(new Measurement(0.2, 100_000, 0, 0, 0, 0, 100, 1));

    assertThat(ofOurs(rounds).get("note").asText()).contains("more --images");
  }

  private static ObjectNode ofOurs(RowRounds... rows) {
    return new Comparison("raw28", List.of(rows)).json().get(0);
  }
}
