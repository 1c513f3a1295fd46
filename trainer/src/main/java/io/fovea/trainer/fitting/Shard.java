package io.fovea.trainer.fitting;

import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.augmentation.Augmenter;
import io.fovea.trainer.augmentation.Mixup;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.network.NetworkShape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One worker's part of a batch as tensors, filled anew for each step: memory outside the heap is
 * freed late, so it is not asked for again and again.
 */
final class Shard {
  private final FittingPlan plan;
  private final int classes;
  private final Augmenter augmenter;
  private final Optional<Mixup> mixup;
  private final INDArray features;
  private final INDArray labels;
  private final INDArray weights;

  Shard(FittingPlan plan, NetworkShape shape, int images) {
    this.plan = plan;
    this.classes = shape.classes();
    this.augmenter =
        plan.augmentations().augmenter(shape.channels(), shape.height(), shape.width());
    this.mixup = plan.augmentations().mixup();
    this.features =
        Nd4j.createUninitializedDetached(
            DataType.FLOAT, images, shape.channels(), shape.height(), shape.width());
    this.labels = Nd4j.createUninitializedDetached(DataType.FLOAT, images, classes);
    this.weights = Nd4j.createUninitializedDetached(DataType.FLOAT, images, 1);
  }

  int images() {
    return (int) features.size(0);
  }

  /** Takes the images at {@code order[from]} and on, each changed as its own seed says. */
  void fill(PreparedImages images, int[] order, int from, int epoch) {
    FloatBuffer pixels = features.data().asNioFloat();
    float[] rows = new float[images() * classes];
    float[] shares = new float[images()];
    Arrays.fill(rows, (float) (plan.labelSmoothing() / classes));
    for (int i = 0; i < images(); i++) {
      int image = order[from + i];
      int label = images.labels()[image];
      rows[i * classes + label] += (float) (1 - plan.labelSmoothing());
      shares[i] = plan.classWeights().map(ofClass -> ofClass[label]).orElse(1f);
      put(images.images().get(image), pixels, Seeds.of(plan.seed(), epoch, image));
    }
    labels.data().asNioFloat().put(rows);
    mixup.ifPresent(mixing -> mix(mixing, shares, Seeds.of(plan.seed(), epoch, -1L - from)));
    weights.data().asNioFloat().put(shares);
  }

  private void put(float[] image, FloatBuffer pixels, long seed) {
    if (plan.augmentations().equals(Augmentations.NONE)) {
      pixels.put(image);
    } else {
      augmenter.augment(image, pixels, new SplittableRandom(seed));
    }
  }

  private void mix(Mixup mixing, float[] weightOfImage, long seed) {
    double[] parts = mixing.shares(images(), new SplittableRandom(seed));
    Mixup.mix(features.data().asNioFloat(), parts);
    Mixup.mix(labels.data().asNioFloat(), parts);
    float[] before = weightOfImage.clone();
    for (int i = 0; i < parts.length; i++) {
      float next = before[(i + 1) % parts.length];
      weightOfImage[i] = (float) (parts[i] * before[i] + (1 - parts[i]) * next);
    }
  }

  /** {@code [n, channels, height, width]}. */
  INDArray features() {
    return features;
  }

  /** {@code [n, classes]}, each row a distribution. */
  INDArray labels() {
    return labels;
  }

  /** {@code [n, 1]}; absent where all images count alike, which spares a multiplication. */
  Optional<INDArray> weights() {
    return plan.classWeights().map(given -> weights);
  }
}
