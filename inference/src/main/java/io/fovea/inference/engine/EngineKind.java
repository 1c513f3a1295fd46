package io.fovea.inference.engine;

import java.util.Locale;

/** The engines that {@code --engine} names. */
public enum EngineKind {
  /** {@link #ONNX} where the model file has an ONNX graph, else {@link #DL4J}. */
  AUTO,
  ONNX,
  DL4J,
  /**
   * ONNX Runtime on the graph of 8-bit integers that {@code fovea model quantize} adds to a model
   * file; never taken unasked, since its answers are not quite the same.
   */
  ONNX_INT8;

  /** As people write it: {@code onnx-int8}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
