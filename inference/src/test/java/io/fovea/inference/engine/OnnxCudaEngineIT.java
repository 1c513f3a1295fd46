package io.fovea.inference.engine;

import org.junit.jupiter.api.Tag;

/** On a GPU: {@code -Pcuda} runs it, and without that the build leaves it out. */
@Tag("cuda")
class OnnxCudaEngineIT extends InferenceEngineContract {
  OnnxCudaEngineIT() {
    super(EngineKind.ONNX, Device.CUDA, EngineAgreement.TOLERANCE);
  }
}
