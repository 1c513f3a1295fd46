package io.fovea.trainer.acceleration;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Stands where an activation was that the layer before computes as well. */
final class PassThrough extends ActivationLayer {
  private static final long serialVersionUID = 1;

  PassThrough(String name) {
    super(Activation.IDENTITY);
    setLayerName(name);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    Pipe pipe = new Pipe(configuration, type);
    pipe.setListeners(listeners);
    pipe.setIndex(index);
    pipe.setParamsViewArray(parameters);
    pipe.setParamTable(initializer().init(configuration, parameters, initialize));
    pipe.setConf(configuration);
    return pipe;
  }

  /** DL4J's own copies its input twice, even where the activation changes nothing. */
  private static final class Pipe extends org.deeplearning4j.nn.layers.ActivationLayer {
    private static final long serialVersionUID = 1;

    Pipe(NeuralNetConfiguration configuration, DataType type) {
      super(configuration, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      return workspaces.leverageTo(ArrayType.ACTIVATIONS, input);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      return new Pair<>(
          new DefaultGradient(), workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, epsilon));
    }
  }
}
