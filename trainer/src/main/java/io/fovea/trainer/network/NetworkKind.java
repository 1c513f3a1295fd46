package io.fovea.trainer.network;

import io.fovea.inference.image.Preprocessing;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.nd4j.linalg.schedule.ISchedule;

/** The networks that {@code --network} names. */
public enum NetworkKind {
  /** Two convolutions and a dense layer: enough for digits, trained in minutes on a CPU. */
  LENET {
    @Override
    public MultiLayerConfiguration configuration(
        Preprocessing input, int classes, long seed, ISchedule learningRate) {
      return LeNet.configuration(input, classes, seed, learningRate);
    }
  };

  public abstract MultiLayerConfiguration configuration(
      Preprocessing input, int classes, long seed, ISchedule learningRate);
}
