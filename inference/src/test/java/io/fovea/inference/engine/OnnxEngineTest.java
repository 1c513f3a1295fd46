package io.fovea.inference.engine;

class OnnxEngineTest extends InferenceEngineContract {
  OnnxEngineTest() {
    super(EngineKind.ONNX, EngineAgreement.TOLERANCE);
  }
}
