package io.fovea.inference.engine;

class Dl4jEngineTest extends InferenceEngineContract {
  Dl4jEngineTest() {
    super(EngineKind.DL4J, EngineAgreement.TOLERANCE);
  }
}
