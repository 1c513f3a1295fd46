package io.fovea.inference.quantization;

import java.util.List;
import java.util.Optional;
import onnx.Onnx;

/**
 * Weights as whole numbers, with a scale for each output; and the bias in the unit of the products.
 *
 * @param scales {@code [outputs]}
 * @param bias {@code [outputs]}, in steps of input scale times weight scale; absent if there is
 *     none
 */
record QuantizedWeights(byte[] values, float[] scales, Optional<int[]> bias, float[] biasScales) {
  /**
   * 7 bits and a sign's worth of room: AVX2 adds two products of 8 bits up in 16, which overflow
   * from 65 on. So the graph gives the same on every processor, with VNNI and without.
   */
  static final int MOST = 64;

  /** A bias that a scale is too small for would overflow: 32 bits, less a margin for the sum. */
  private static final double MOST_BIAS = 1 << 30;

  static QuantizedWeights of(MultiplyAdd node, float inputScale) {
    float[] weights = Tensors.floats(node.weights());
    Outputs outputs = Outputs.of(node.weights(), node.axis());
    float[] bias = node.bias().map(Tensors::floats).orElseGet(() -> new float[outputs.count()]);
    float[] scales = scales(weights, bias, outputs, inputScale);
    byte[] values = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      values[i] = (byte) Math.rint(weights[i] / scales[outputs.of(i)]);
    }
    float[] biasScales = new float[scales.length];
    int[] steps = new int[scales.length];
    for (int output = 0; output < scales.length; output++) {
      biasScales[output] = inputScale * scales[output];
      steps[output] = (int) Math.rint(bias[output] / (double) biasScales[output]);
    }
    return new QuantizedWeights(values, scales, node.bias().map(any -> steps), biasScales);
  }

  /** As small as the largest weight of an output allows, and as its bias does. */
  private static float[] scales(float[] weights, float[] bias, Outputs outputs, float inputScale) {
    float[] scales = new float[outputs.count()];
    for (int i = 0; i < weights.length; i++) {
      int output = outputs.of(i);
      scales[output] = Math.max(scales[output], Math.abs(weights[i]) / MOST);
    }
    float least =
        Float.MIN_NORMAL / Math.min(1, inputScale); // for a product that is still a number
    for (int output = 0; output < scales.length; output++) {
      float forBias = (float) (Math.abs(bias[output]) / (inputScale * MOST_BIAS));
      scales[output] = Math.max(Math.max(scales[output], forBias), least);
    }
    return scales;
  }

  /**
   * Which output a weight belongs to, by its index.
   *
   * @param stride of the axis that counts them
   */
  private record Outputs(int count, int stride) {

    static Outputs of(Onnx.TensorProto weights, int axis) {
      List<Long> dims = weights.getDimsList();
      long stride = dims.stream().skip(axis + 1L).reduce(1L, (one, other) -> one * other);
      return new Outputs(Math.toIntExact(dims.get(axis)), Math.toIntExact(stride));
    }

    int of(int weight) {
      return weight / stride % count;
    }
  }
}
