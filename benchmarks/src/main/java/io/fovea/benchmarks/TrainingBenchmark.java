package io.fovea.benchmarks;

import io.fovea.runtime.StopSignal;
import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.fitting.Fitting;
import io.fovea.trainer.fitting.FittingListener;
import io.fovea.trainer.fitting.FittingPlan;
import io.fovea.trainer.fitting.ScheduleKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How fast the trainer fits a network, and how fast PyTorch fits the same one: by turns, so that
 * neither has the machine at its best alone.
 */
final class TrainingBenchmark {
  private final Duration warmUp;
  private final Duration measured;
  private final int threads;
  private final Optional<TorchPeer> peer;

  /**
   * @param warmUp of each side in each round, not counted: compilation, caches, first allocations
   */
  TrainingBenchmark(Duration warmUp, Duration measured, int threads, Optional<TorchPeer> peer) {
    this.warmUp = warmUp;
    this.measured = measured;
    this.threads = threads;
    this.peer = peer;
  }

  /** Fewer rounds, or none, if the end was asked for before. */
  TrainingRounds run(TrainingTask task, int rounds, StopSignal stop) throws Exception {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    PreparedImages images = task.images();
    while (ours.size() < rounds) {
      OptionalDouble own = fit(task, images, stop);
      OptionalDouble other = peer(task, stop);
      if (own.isEmpty() || peer.isPresent() && other.isEmpty()) {
        break;
      }
      ours.add(own.getAsDouble());
      other.ifPresent(theirs::add);
    }
    return new TrainingRounds(ours, theirs);
  }

  private OptionalDouble fit(TrainingTask task, PreparedImages images, StopSignal stop)
      throws InterruptedException {
    StopSignal end = new StopSignal();
    PreparedImages none = images.only(new int[0]);
    try (Fitting fitting =
        new Fitting(
            plan(task), task.shape(), task.configuration(), images, none, Clock.systemUTC())) {
      SteadyRate rate = new SteadyRate(warmUp, measured, System::nanoTime, end);
      fitting.fit(until(stop, end, rate), end);
      return rate.imagesPerSecond();
    }
  }

  private static FittingListener until(StopSignal stop, StopSignal end, SteadyRate rate) {
    return new FittingListener() {
      @Override
      public void step(long step, long images, double loss, double accuracy, double learningRate) {
        rate.step(step, images, loss, accuracy, learningRate);
        if (stop.isRequested()) {
          end.request();
        }
      }
    };
  }

  private FittingPlan plan(TrainingTask task) {
    return new FittingPlan(
        Integer.MAX_VALUE,
        task.batch(),
        threads,
        TrainingTask.SEED,
        Optional.empty(),
        ScheduleKind.CONSTANT,
        0,
        Augmentations.NONE,
        0,
        Optional.empty(),
        0);
  }

  private OptionalDouble peer(TrainingTask task, StopSignal stop) throws Exception {
    return peer.isPresent()
        ? peer.get().fit(task, threads, warmUp, measured, stop)
        : OptionalDouble.empty();
  }
}
