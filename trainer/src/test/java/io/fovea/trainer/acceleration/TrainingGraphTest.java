package io.fovea.trainer.acceleration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fovea.trainer.network.NetworkChoice;
import io.fovea.trainer.network.NetworkKind;
import io.fovea.trainer.network.NetworkShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against DL4J as it comes, without any helper. */
class TrainingGraphTest {
  private static final NetworkShape SHAPE = new NetworkShape(3, 16, 16, 4);

  @ParameterizedTest
  @EnumSource(NetworkKind.class)
  void givesTheSameGradientsAndOutputs(NetworkKind kind) {
    ComputationGraphConfiguration configuration = withoutDropout(kind);
    ComputationGraph plain = new ComputationGraph(configuration.clone());
    plain.init();
    plain.initGradientsView();
    ComputationGraph fast = TrainingGraph.of(configuration, plain.params().dup());
    Nd4j.getRandom().setSeed(3);
    for (int step = 0; step < 3; step++) {
      INDArray images = Nd4j.rand(DataType.FLOAT, 6, 3, 16, 16);
      INDArray labels = Nd4j.eye(4).castTo(DataType.FLOAT).getRows(step, 1, 2, 3, 0, 1);
      learn(plain, images, labels);
      learn(fast, images, labels);
      assertThat(fast.score()).isCloseTo(plain.score(), within(1e-4));
      assertThat(difference(fast.getFlattenedGradients(), plain.getFlattenedGradients()))
          .isLessThan(tolerance(plain));
      assertThat(difference(fast.outputSingle(images), plain.outputSingle(images)))
          .isLessThan(1e-5);
    }
  }

  /** Dropout draws its own numbers in each graph. */
  private static ComputationGraphConfiguration withoutDropout(NetworkKind kind) {
    ComputationGraphConfiguration configuration = NetworkChoice.of(kind).configuration(SHAPE, 1);
    configuration
        .getVertices()
        .values()
        .forEach(
            vertex -> {
              if (vertex instanceof org.deeplearning4j.nn.conf.graph.LayerVertex layer) {
                layer.getLayerConf().getLayer().setIDropout(null);
              }
            });
    return configuration;
  }

  private static void learn(ComputationGraph graph, INDArray images, INDArray labels) {
    graph.setInputs(images.dup());
    graph.setLabels(labels);
    graph.computeGradientAndScore();
  }

  private static double difference(INDArray a, INDArray b) {
    return a.sub(b).amaxNumber().doubleValue();
  }

  /** What float32 leaves of numbers of that size after some thousand additions. */
  private static double tolerance(ComputationGraph graph) {
    return 1e-4 * Math.max(1, graph.getFlattenedGradients().amaxNumber().doubleValue());
  }
}
