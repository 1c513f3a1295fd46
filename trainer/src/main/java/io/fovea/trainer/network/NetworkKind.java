package io.fovea.trainer.network;

import java.util.Locale;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** The networks that {@code --network} names. */
public enum NetworkKind {
  /** Two convolutions and a dense layer: enough for digits, trained in minutes on a CPU. */
  LENET(new Adam(0.001)) {
    @Override
    ComputationGraphConfiguration configuration(NetworkShape shape, IUpdater updater, long seed) {
      return LeNet.configuration(shape, updater, seed);
    }
  },
  /** What tutorials train on CIFAR-10: two convolutions, dropout and a weight penalty. */
  CIFAR_SIMPLE(new Adam(0.001)) {
    @Override
    ComputationGraphConfiguration configuration(NetworkShape shape, IUpdater updater, long seed) {
      return CifarSimple.configuration(shape, updater, seed);
    }
  },
  /** Ten convolutions with shortcuts, 0.6 million parameters: for photographs, in an hour. */
  RESNET_SMALL(new Nesterovs(0.1, 0.9)) {
    @Override
    ComputationGraphConfiguration configuration(NetworkShape shape, IUpdater updater, long seed) {
      return ResNet.configuration(shape, updater, seed, 5e-3, 48, 80, 128);
    }
  },
  /** A fifth of the parameters: for drawings and digits, better than a LeNet. */
  RESNET_TINY(new Nesterovs(0.1, 0.9)) {
    @Override
    ComputationGraphConfiguration configuration(NetworkShape shape, IUpdater updater, long seed) {
      return ResNet.configuration(shape, updater, seed, 5e-4, 16, 32, 64);
    }
  },
  /** Two dense layers, no convolution: something to compare with. */
  MLP(new Adam(0.001)) {
    @Override
    ComputationGraphConfiguration configuration(NetworkShape shape, IUpdater updater, long seed) {
      return Mlp.configuration(shape, updater, seed);
    }
  };

  private final IUpdater updater;

  NetworkKind(IUpdater updater) {
    this.updater = updater;
  }

  abstract ComputationGraphConfiguration configuration(
      NetworkShape shape, IUpdater updater, long seed);

  IUpdater updater() {
    return updater.clone();
  }

  /** As {@code --network} names it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
