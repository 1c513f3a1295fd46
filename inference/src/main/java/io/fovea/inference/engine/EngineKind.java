package io.fovea.inference.engine;

/** The engines that {@code --engine} names. */
public enum EngineKind {
  /** {@link #ONNX} where the model file has an ONNX graph, else {@link #DL4J}. */
  AUTO,
  ONNX,
  DL4J
}
