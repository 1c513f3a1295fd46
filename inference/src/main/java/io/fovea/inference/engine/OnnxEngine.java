package io.fovea.inference.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.fovea.inference.onnx.OnnxExport;
import io.fovea.inference.onnx.OnnxRuntime;
import java.nio.FloatBuffer;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs an ONNX graph with ONNX Runtime. Input is read where the INDArray holds it and output is
 * written into one array of the engine's: nothing is copied on the CPU. The runtime's environment
 * is one for the process and lives as long as that.
 */
final class OnnxEngine implements InferenceEngine {
  private final EngineKind kind;
  private final OrtEnvironment environment = OnnxRuntime.environment();
  private final BatchShape shape;
  private final ReusedOutput output;
  private OrtSession session;

  /**
   * @throws OrtException if the runtime refuses the graph or the options
   */
  OnnxEngine(EngineKind kind, byte[] graph, BatchShape shape, SessionSettings settings)
      throws OrtException {
    this.kind = kind;
    this.shape = shape;
    try (OrtSession.SessionOptions options = settings.options()) {
      session = environment.createSession(graph, options);
    }
    output = new ReusedOutput(shape.classes());
  }

  @Override
  public EngineKind kind() {
    return kind;
  }

  @Override
  public INDArray predict(INDArray batch) {
    if (session == null) {
      throw new EngineException("this engine is closed");
    }
    int images = shape.check(batch);
    INDArray result = output.of(images);
    try (OnnxTensor in = tensor(batch);
        OnnxTensor out = tensor(result)) {
      session.run(Map.of(OnnxExport.INPUT, in), Map.of(OnnxExport.OUTPUT, out)).close();
      return result;
    } catch (OrtException failed) {
      throw new EngineException("ONNX Runtime failed: " + failed.getMessage(), failed);
    }
  }

  private OnnxTensor tensor(INDArray array) throws OrtException {
    FloatBuffer memory = array.data().asNioFloat(); // starts where a view does, but ends with all
    memory.limit(memory.position() + Math.toIntExact(array.length()));
    return OnnxTensor.createTensor(environment, memory, array.shape());
  }

  @Override
  public void close() {
    if (session == null) {
      return;
    }
    try {
      session.close();
    } catch (OrtException failed) {
      throw new EngineException("ONNX Runtime could not be closed: " + failed.getMessage(), failed);
    } finally {
      session = null;
    }
  }
}
