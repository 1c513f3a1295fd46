package io.fovea.inference.engine;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a DL4J network. Its threads are OpenMP's and so the process's: as many as {@code
 * OMP_NUM_THREADS} said at launch.
 *
 * <p>Workspaces belong to the calling thread: a thread that stops calling keeps its own until it
 * ends.
 */
final class Dl4jEngine implements InferenceEngine {
  /** Grows to the largest batch; without it each batch would leave its output to the collector. */
  private static final WorkspaceConfiguration WORKSPACE =
      WorkspaceConfiguration.builder()
          .policyAllocation(AllocationPolicy.STRICT)
          .policyLearning(LearningPolicy.FIRST_LOOP)
          .build();

  private final BatchShape shape;
  private final ReusedOutput output;
  private ComputationGraph network;

  /**
   * @param network becomes the engine's own
   */
  Dl4jEngine(ComputationGraph network, BatchShape shape) {
    this.network = network;
    this.shape = shape;
    OneDnnLayers.switchOn(network);
    output = new ReusedOutput(shape.classes());
  }

  @Override
  public EngineKind kind() {
    return EngineKind.DL4J;
  }

  @Override
  public INDArray predict(INDArray batch) {
    if (network == null) {
      throw new EngineException("this engine is closed");
    }
    int images = shape.check(batch);
    INDArray result = output.of(images);
    try (MemoryWorkspace scope =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(WORKSPACE, "FOVEA_OUTPUT")) {
      result.assign(network.output(false, scope, batch)[0]);
      return result;
    } catch (RuntimeException failed) {
      throw new EngineException("DL4J failed: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
      network = null;
    }
  }
}
