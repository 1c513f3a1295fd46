package io.fovea.inference.engine;

import io.fovea.inference.Networks;
import io.fovea.inference.model.Model;
import io.fovea.inference.quantization.CalibrationImages;
import io.fovea.inference.quantization.GraphQuantization;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

class OnnxInt8EngineTest extends InferenceEngineContract {
  OnnxInt8EngineTest() {
    super(EngineKind.ONNX_INT8, 0.02);
  }

  @Override
  Model complete(Model model) {
    INDArray images = Networks.random(32, 1, 28, 28);
    List<float[]> rows =
        IntStream.range(0, 32).mapToObj(i -> images.slice(i).dup().data().asFloat()).toList();
    return model.withOnnxInt8(
        GraphQuantization.quantize(
            model.onnx().orElseThrow(),
            new CalibrationImages(model.manifest().input(), rows, some -> {})));
  }
}
