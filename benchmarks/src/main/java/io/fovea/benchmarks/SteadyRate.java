package io.fovea.benchmarks;

import io.fovea.runtime.StopSignal;
import io.fovea.trainer.fitting.FittingListener;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** Images a second of a training past its warm-up, over whole steps; ends it when that is known. */
final class SteadyRate implements FittingListener {
  private final Duration warmUp;
  private final Duration measured;
  private final LongSupplier nanoTime;
  private final StopSignal end;
  private final long begin;
  private boolean warm;
  private long firstNanos;
  private long firstImages;
  private double rate;

  /**
   * @param end of the training, asked for when enough was measured
   */
  SteadyRate(Duration warmUp, Duration measured, LongSupplier nanoTime, StopSignal end) {
    this.warmUp = warmUp;
    this.measured = measured;
    this.nanoTime = nanoTime;
    this.end = end;
    this.begin = nanoTime.getAsLong();
  }

  @Override
  public void step(long step, long images, double loss, double accuracy, double learningRate) {
    long now = nanoTime.getAsLong();
    if (warm) {
      count(now, images);
    } else if (now - begin >= warmUp.toNanos()) {
      warm = true;
      firstNanos = now;
      firstImages = images;
    }
  }

  private void count(long now, long images) {
    if (now - firstNanos >= measured.toNanos() && rate == 0) {
      rate = (images - firstImages) * 1e9 / (now - firstNanos);
      end.request();
    }
  }

  /** Nothing if the training ended before. */
  OptionalDouble imagesPerSecond() {
    return rate == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate);
  }
}
