package io.fovea.benchmarks;

import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.network.NetworkChoice;
import io.fovea.trainer.network.NetworkKind;
import io.fovea.trainer.network.NetworkShape;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/** What is fitted: a network, the size of its images, and how many go into a step. */
enum TrainingTask {
  LENET(NetworkKind.LENET, new NetworkShape(1, 28, 28, 10), 64),
  RESNET_SMALL(NetworkKind.RESNET_SMALL, new NetworkShape(3, 32, 32, 10), 128);

  /** Whole batches of either size. */
  static final int IMAGES = 6_400;

  static final long SEED = 7;

  private final NetworkKind kind;
  private final NetworkShape shape;
  private final int batch;

  TrainingTask(NetworkKind kind, NetworkShape shape, int batch) {
    this.kind = kind;
    this.shape = shape;
    this.batch = batch;
  }

  /** As the trainer and the peer call it. */
  String network() {
    return kind.text();
  }

  NetworkShape shape() {
    return shape;
  }

  int batch() {
    return batch;
  }

  ComputationGraphConfiguration configuration() {
    return NetworkChoice.of(kind).configuration(shape, SEED);
  }

  /**
   * Noise, with labels drawn by lot: what can be learned soon would let the gradients vanish, and
   * arithmetic with numbers next to 0 takes another time.
   */
  PreparedImages images() {
    SplittableRandom random = new SplittableRandom(SEED);
    int pixels = shape.channels() * shape.height() * shape.width();
    List<float[]> images = Stream.generate(() -> noise(pixels, random)).limit(IMAGES).toList();
    int[] labels = IntStream.range(0, IMAGES).map(i -> random.nextInt(shape.classes())).toArray();
    return new PreparedImages(images, labels, List.of());
  }

  private static float[] noise(int pixels, SplittableRandom random) {
    float[] image = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      image[i] = random.nextFloat();
    }
    return image;
  }
}
