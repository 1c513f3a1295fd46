package io.fovea.trainer.fitting;

import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.network.NetworkShape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Workers that learn from a batch together: each computes the gradients of its part, and one step
 * is made along their sum. So it is the step that one worker would make, but for the order in which
 * numbers are added up, and for batch normalization, which knows a worker's part only. The sum is
 * always added up in the same order: the same seed and as many workers give the same weights.
 */
final class Replicas implements AutoCloseable {
  private final List<Replica> replicas;
  private final List<ExecutorService> threads;
  private final ComputationGraph first;
  private final LearningRates rates;

  Replicas(
      FittingPlan plan,
      NetworkShape shape,
      ComputationGraphConfiguration configuration,
      INDArray parameters) {
    replicas =
        IntStream.range(0, plan.workers())
            .mapToObj(i -> new Replica(plan, shape, configuration, parameters))
            .toList();
    threads = IntStream.range(0, plan.workers()).mapToObj(Replicas::thread).toList();
    first = replicas.get(0).graph();
    rates = new LearningRates(first, plan.learningRate());
  }

  private static ExecutorService thread(int number) {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread thread = new Thread(work, "fitting-" + number);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Makes a step.
   *
   * @param step counts from 0
   */
  ShardScore step(PreparedImages images, int[] order, int from, int size, int epoch, long step)
      throws InterruptedException {
    List<Callable<ShardScore>> work = new ArrayList<>();
    int workers = Math.min(replicas.size(), size);
    for (int i = 0; i < workers; i++) {
      int start = (int) ((long) size * i / workers);
      int end = (int) ((long) size * (i + 1) / workers);
      Replica replica = replicas.get(i);
      work.add(() -> replica.learn(images, order, from + start, end - start, epoch));
    }
    ShardScore score = allOf(work).stream().reduce(ShardScore.NONE, ShardScore::plus);
    update(workers, size, step, epoch);
    return score;
  }

  private void update(int workers, int batch, long step, int epoch) {
    INDArray gradients = first.getFlattenedGradients();
    for (int i = 1; i < workers; i++) {
      gradients.addi(replicas.get(i).graph().getFlattenedGradients());
    }
    Gradient gradient = first.gradient();
    averageStatistics(gradient, workers);
    first.getUpdater().update(gradient, (int) step, epoch, batch, LayerWorkspaceMgr.noWorkspaces());
    first.params().subi(gradients.reshape(first.params().shape()));
  }

  /**
   * What a normalization keeps of a batch comes as a gradient too, but is none: not to be summed.
   */
  private void averageStatistics(Gradient gradient, int workers) {
    if (workers == 1) {
      return;
    }
    for (Layer layer : first.getLayers()) {
      String name = layer.getConfig().getLayerName();
      for (String parameter : layer.paramTable(false).keySet()) {
        if (!layer.updaterDivideByMinibatch(parameter)) {
          gradient.getGradientFor(name + "_" + parameter).divi(workers);
        }
      }
    }
  }

  /** {@code [images][classes]}, at inference. */
  float[][] probabilities(PreparedImages images) throws InterruptedException {
    List<Callable<float[][]>> work = new ArrayList<>();
    for (int i = 0; i < replicas.size(); i++) {
      int[] part =
          IntStream.range(
                  (int) ((long) images.size() * i / replicas.size()),
                  (int) ((long) images.size() * (i + 1) / replicas.size()))
              .toArray();
      Replica replica = replicas.get(i);
      work.add(() -> replica.probabilities(images.only(part)));
    }
    return allOf(work).stream().flatMap(java.util.Arrays::stream).toArray(float[][]::new);
  }

  private <T> List<T> allOf(List<Callable<T>> work) throws InterruptedException {
    List<Future<T>> futures = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      futures.add(threads.get(i).submit(work.get(i)));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException failed) {
        throw new IllegalStateException(
            "a training step failed: " + failed.getCause().getMessage(), failed.getCause());
      }
    }
    return results;
  }

  /** Multiplies the learning rates of the steps to come by the factor, and tells the largest. */
  double setLearningRates(double factor) {
    return rates.set(factor);
  }

  /**
   * {@code [1, n]} or {@code [n]}: what Adam and its like remember; null if they remember nothing.
   */
  INDArray updaterState() {
    return first.getUpdater().getStateViewArray();
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
