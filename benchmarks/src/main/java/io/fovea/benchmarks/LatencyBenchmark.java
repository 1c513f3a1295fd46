package io.fovea.benchmarks;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ImagePublisher;
import io.fovea.benchmarks.stack.Measured;
import io.fovea.benchmarks.stack.PredictionReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * How long an image takes at a low, fixed rate, from the call that publishes it until a {@code
 * read_committed} reader holds its prediction. Both ends are in this process and share its clock.
 * An image is due at its time whether or not the one before is done, so that a stall is not hidden.
 */
final class LatencyBenchmark {
  /** Left out: class loading, first compilation, the first transaction. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private final Map<Integer, Long> publishedAt = new ConcurrentHashMap<>();
  private final Histogram nanoseconds = new Histogram(Duration.ofMinutes(2).toNanos(), 3);

  LatencySummary run(BenchStack stack, Path model, BenchSettings settings, String guarantee)
      throws Exception {
    int warmUp = (int) Math.round(WARM_UP.toSeconds() * settings.rate());
    int images = warmUp + (int) Math.round(settings.seconds() * settings.rate());
    ExecutorService reading = Executors.newSingleThreadExecutor();
    Measured classifier = stack.classifier(model, List.of("--guarantee", guarantee));
    try (PredictionReader reader = new PredictionReader(stack.kafka());
        ImagePublisher publisher = new ImagePublisher(stack.kafka(), Load.RAW28, 0)) {
      Future<?> done =
          reading.submit(
              () -> reader.read(images, prediction -> arrived(prediction.getImageId(), warmUp)));
      publish(publisher, images, settings.rate());
      done.get();
    } finally {
      reading.shutdownNow();
      classifier.close();
    }
    return LatencySummary.of(nanoseconds);
  }

  private void publish(ImagePublisher publisher, int images, double rate) {
    long start = System.nanoTime();
    for (int i = 0; i < images; i++) {
      long due = start + Math.round(i / rate * 1e9);
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      publishedAt.put(i, due);
      publisher.publish(i);
    }
  }

  private void arrived(String id, int warmUp) {
    long now = System.nanoTime();
    int index = Integer.parseInt(id.substring(id.indexOf('-') + 1));
    if (index >= warmUp) {
      nanoseconds.recordValue(now - publishedAt.get(index));
    }
  }
}
