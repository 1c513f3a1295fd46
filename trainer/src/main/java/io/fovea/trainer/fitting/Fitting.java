package io.fovea.trainer.fitting;

import io.fovea.inference.image.Preprocessing;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import io.fovea.trainer.data.BatchTensors;
import io.fovea.trainer.data.PreparedImages;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fits a network to images: each epoch in another order, which the seed decides. */
public final class Fitting {
  /** What a step counts in the loss that people see: a single batch's jumps. */
  private static final double SMOOTHING = 0.05;

  private final ComputationGraph network;
  private final PreparedImages images;
  private final int batch;
  private final SplittableRandom random;
  private final Map<Integer, BatchTensors> tensors = new HashMap<>();
  private final Preprocessing preprocessing;
  private final int classes;
  private double loss;
  private long steps;

  public Fitting(
      ComputationGraph network,
      PreparedImages images,
      Preprocessing preprocessing,
      int classes,
      int batch,
      long seed) {
    this.network = network;
    this.images = images;
    this.preprocessing = preprocessing;
    this.classes = classes;
    this.batch = batch;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Fits.
   *
   * @return whether it came to the end; not so if the end was asked for before
   */
  public boolean fit(int epochs, Progress progress, StopSignal stop) {
    int[] order = IntStream.range(0, images.size()).toArray();
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order);
      for (int from = 0; from < order.length; from += batch) {
        if (stop.isRequested()) {
          return false;
        }
        step(order, from);
        long done = (long) epoch * order.length + Math.min(order.length, from + batch);
        progress.at(done, note(epoch, epochs));
      }
      network.incrementEpochCount();
    }
    return true;
  }

  private void step(int[] order, int from) {
    int size = Math.min(batch, order.length - from);
    BatchTensors step =
        tensors.computeIfAbsent(size, n -> new BatchTensors(preprocessing, classes, n));
    step.fill(images, order, from);
    network.fit(new INDArray[] {step.features()}, new INDArray[] {step.labels()});
    double now = network.score();
    if (!Double.isFinite(now)) {
      throw new IllegalStateException(
          "the loss is " + now + ": the training diverged; try a smaller --learning-rate");
    }
    loss += Math.max(SMOOTHING, 1.0 / ++steps) * (now - loss);
  }

  private String note(int epoch, int epochs) {
    return String.format(Locale.ROOT, "epoch %d/%d, loss %.4f", epoch + 1, epochs, loss);
  }

  /** Fisher and Yates. */
  private void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
