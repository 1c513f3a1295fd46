package io.fovea.trainer.fitting;

import io.fovea.trainer.acceleration.TrainingGraph;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.Probabilities;
import io.fovea.trainer.network.NetworkShape;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One worker's copy of the network around the parameters of all. Its gradients are its own. For one
 * thread at a time, always the same: DL4J's workspaces and ND4J's random numbers are the thread's.
 */
final class Replica {
  private final FittingPlan plan;
  private final NetworkShape shape;
  private final ComputationGraph graph;
  private final Map<Integer, Shard> shards = new HashMap<>();
  private final Score score = new Score();

  Replica(
      FittingPlan plan,
      NetworkShape shape,
      ComputationGraphConfiguration configuration,
      INDArray parameters) {
    this.plan = plan;
    this.shape = shape;
    this.graph = TrainingGraph.of(configuration, parameters);
    this.graph.setListeners(score);
  }

  ComputationGraph graph() {
    return graph;
  }

  /** Computes the gradients of some images, summed over them, and leaves them in the graph. */
  ShardScore learn(PreparedImages images, int[] order, int from, int size, int epoch) {
    Shard shard = shards.computeIfAbsent(size, n -> new Shard(plan, shape, n));
    shard.fill(images, order, from, epoch);
    Nd4j.getRandom().setSeed(Seeds.of(plan.seed(), -1L - epoch, from));
    graph.setInputs(shard.features());
    graph.setLabels(shard.labels());
    INDArray[] weights = shard.weights().map(given -> new INDArray[] {given}).orElse(null);
    graph.setLayerMaskArrays(null, weights);
    score.labels = shard.labels();
    graph.computeGradientAndScore();
    return score.last;
  }

  /** {@code [images][classes]}. */
  float[][] probabilities(PreparedImages images) {
    return Probabilities.of(
        graph::outputSingle, images, shape.channels(), shape.height(), shape.width());
  }

  /** Hears of the network's answers where they still exist. */
  private static final class Score extends BaseTrainingListener {
    private INDArray labels;
    private ShardScore last;

    @Override
    public void onBackwardPass(Model model) {
      Layer output = ((ComputationGraph) model).getOutputLayer(0);
      INDArray mask = output.getMaskArray();
      output.setMaskArray(null);
      INDArray said = output.activate(false, LayerWorkspaceMgr.noWorkspaces());
      last = ShardScore.of(Probabilities.rows(said), Probabilities.rows(labels));
      output.setMaskArray(mask);
    }
  }
}
