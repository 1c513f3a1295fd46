package io.fovea.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void alignsTextLeftAndNumbersRight() {
    ObjectNode one = row().put("row", "bare onnx").put("lost", 0);
    one.set("rate", new Spread(1000, 900, 1100).json(0));
    ObjectNode other = row().put("row", "fovea").put("lost", 12);
    other.set("rate", new Spread(5, 5, 5).json(0));

    assertThat(Table.of(List.of(one, other)).lines())
        .containsExactly(
            "row        lost                    rate",
            "bare onnx     0  1000.0 (900.0..1100.0)",
            "fovea        12                     5.0");
  }

  @Test
  void leavesACellEmptyWhereARowHasNoFigure() {
    ObjectNode measured = row().put("row", "a").put("rate", 3);
    ObjectNode missing = row().put("row", "b").put("note", "not run: python3 lacks torch");

    assertThat(Table.of(List.of(measured, missing)).lines())
        .containsExactly("row  rate  note", "a       3", "b          not run: python3 lacks torch");
  }

  private static ObjectNode row() {
    return JsonNodeFactory.instance.objectNode();
  }
}
