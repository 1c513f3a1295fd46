package io.fovea.inference.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import onnx.Onnx;
import org.junit.jupiter.api.Test;

class QuantizedWeightsTest {

  @Test
  void roundsEachOutputByItsOwnScale() {
    float[] weights = {1, -0.5f, 0.01f, 100, 3, -64}; // [2 outputs, 3]
    QuantizedWeights rounded = QuantizedWeights.of(node(weights, 0, 2, 3), 0.1f);

    assertThat(rounded.values()).containsExactly(64, -32, 1, 64, 2, -41);
    assertThat(rounded.scales()).containsExactly(1 / 64f, 100 / 64f);
    assertThat(rounded.bias()).isEmpty();
  }

  @Test
  void knowsWhichAxisCountsTheOutputs() {
    float[] weights = {1, 10, -2, 20, 4, -40}; // [3, 2 outputs]
    QuantizedWeights rounded = QuantizedWeights.of(node(weights, 1, 3, 2), 0.1f);

    assertThat(rounded.scales()).containsExactly(4 / 64f, 40 / 64f);
    assertThat(rounded.values()).containsExactly(16, 16, -32, 32, 64, -64);
  }

  @Test
  void countsTheBiasInStepsOfProducts() {
    QuantizedWeights rounded = QuantizedWeights.of(node(new float[] {64, 32}, 0, 1, 2, 7.5f), 0.5f);

    assertThat(rounded.biasScales()).containsExactly(0.5f);
    assertThat(rounded.bias().orElseThrow()).containsExactly(15);
  }

  @Test
  void holdsTheBiasOfAnOutputThatNothingElseGoesInto() {
    QuantizedWeights rounded = QuantizedWeights.of(node(new float[] {0, 0}, 0, 1, 2, -3f), 0.5f);

    double bias = rounded.bias().orElseThrow()[0] * (double) rounded.biasScales()[0];
    assertThat(rounded.values()).containsExactly(0, 0);
    assertThat(bias).isCloseTo(-3, within(1e-6));
  }

  private static MultiplyAdd node(float[] weights, int axis, long rows, long columns, float... b) {
    Onnx.TensorProto tensor = Tensors.floats("w", weights, List.of(rows, columns));
    Optional<Onnx.TensorProto> bias =
        b.length == 0
            ? Optional.empty()
            : Optional.of(Tensors.floats("b", b, List.of((long) b.length)));
    return new MultiplyAdd(Onnx.NodeProto.getDefaultInstance(), tensor, axis, bias);
  }
}
