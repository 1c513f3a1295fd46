package io.fovea.benchmarks.memory;

import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.ImagePublisher;
import io.fovea.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Publishes in a thread of its own, always a little ahead of what was classified. */
final class PacedPublishing implements AutoCloseable {
  /** Several fetches of each thread: the classifier never waits. */
  private static final int AHEAD = 50_000;

  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  private final ImagePublisher publisher;
  private final int images;
  private final Thread thread = new Thread(this::publish, "publisher");
  private volatile int seen;
  private volatile boolean over;

  private PacedPublishing(KafkaSettings kafka, int images) {
    this.publisher = new ImagePublisher(kafka, Load.RAW28, 20);
    this.images = images;
  }

  static PacedPublishing start(KafkaSettings kafka, int images) {
    PacedPublishing publishing = new PacedPublishing(kafka, images);
    publishing.thread.setDaemon(true);
    publishing.thread.start();
    return publishing;
  }

  /** Tells how many predictions there are. */
  void seen(int predictions) {
    seen = predictions;
  }

  private void publish() {
    for (int i = 0; i < images && !over; i++) {
      while (i - seen > AHEAD && !over) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      publisher.publish(i);
    }
    publisher.close();
  }

  /** The thread closes what it publishes with. */
  @Override
  public void close() {
    over = true;
  }
}
