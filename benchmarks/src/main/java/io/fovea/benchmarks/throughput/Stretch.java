package io.fovea.benchmarks.throughput;

import java.time.Duration;

/**
 * The stretch of a run that is measured: from the end of its warm-up until all is done or the time
 * is over.
 */
public final class Stretch {
  private final Span span;
  private final int images;
  private final Mark begin;
  private Mark first;
  private Mark warm;
  private Mark end;

  private record Mark(long nanos, int images, Duration cpu) {}

  /**
   * @param images in the backlog
   * @param nanos when the process was ready
   * @param cpu that it had taken until then
   */
  public Stretch(Span span, int images, long nanos, Duration cpu) {
    this.span = span;
    this.images = images;
    this.begin = new Mark(nanos, 0, cpu);
  }

  /** Hears how many predictions there are, whenever there are more. */
  public void seen(long nanos, int predictions, Duration cpu) {
    Mark now = new Mark(nanos, predictions, cpu);
    first = first == null ? now : first;
    if (warm == null && (predictions >= images / 2 || isOver(first, now, span.warmUp()))) {
      warm = now;
    } else if (warm != null && isOver(warm, now, span.measured())) {
      end = now;
    }
    if (predictions >= images) {
      end = now;
    }
  }

  private static boolean isOver(Mark from, Mark now, Duration time) {
    return now.nanos() - from.nanos() >= time.toNanos();
  }

  public boolean isOver() {
    return end != null;
  }

  /** 0 where all came at once, before anything was warm. */
  double seconds() {
    return (end.nanos() - warm.nanos()) / 1e9;
  }

  public double imagesPerSecond() {
    return (end.images() - from().images()) * 1e9 / (end.nanos() - from().nanos());
  }

  double cpuMicrosPerImage() {
    long nanos = end.cpu().minus(from().cpu()).toNanos();
    return nanos / 1e3 / (end.images() - from().images());
  }

  /** Without a stretch to measure, the whole run is better than nothing, and told as too short. */
  private Mark from() {
    return end.images() > warm.images() ? warm : begin;
  }
}
