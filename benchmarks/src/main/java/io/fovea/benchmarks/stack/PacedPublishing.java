package io.fovea.benchmarks.stack;

import io.fovea.benchmarks.load.Load;
import io.fovea.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Publishes in a thread of its own, always a little ahead of what was classified. */
public final class PacedPublishing implements AutoCloseable {
  /** Several fetches of each thread: the classifier never waits. Of large images, fewer. */
  private static final int AHEAD = 50_000;

  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  private final ImagePublisher publisher;
  private final int images;
  private final int ahead;
  private final Thread thread = new Thread(this::publish, "publisher");
  private volatile int seen;
  private volatile int published;
  private volatile boolean over;

  private PacedPublishing(KafkaSettings kafka, Load load, int images) {
    this.publisher = new ImagePublisher(kafka, load, 20);
    this.images = images;
    this.ahead = load.imagesOf(AHEAD);
  }

  /**
   * @param images to publish unless it is ended before
   */
  public static PacedPublishing start(KafkaSettings kafka, Load load, int images) {
    PacedPublishing publishing = new PacedPublishing(kafka, load, images);
    publishing.thread.setDaemon(true);
    publishing.thread.start();
    return publishing;
  }

  /** Tells how many predictions there are. */
  public void seen(int predictions) {
    seen = predictions;
  }

  /** Publishes no more, and returns how many images are at the broker. */
  public int end() throws InterruptedException {
    close();
    thread.join();
    return published;
  }

  private void publish() {
    while (published < images && !over) {
      if (published - seen > ahead) {
        LockSupport.parkNanos(PAUSE_NANOS);
      } else {
        publisher.publish(published++);
      }
    }
    publisher.close();
  }

  /** The thread closes what it publishes with. */
  @Override
  public void close() {
    over = true;
  }
}
