package io.fovea.streamsclassifier.service;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends what lingers in a producer, by a thread of its own: a flush waits for the broker's answers,
 * and the stream thread has better to do meanwhile. What cannot be sent, Kafka Streams learns from
 * the producer as always.
 */
public final class BackgroundFlush {
  private static final int IDLE_SECONDS = 10;

  private final Producer<?, ?> producer;
  private final Executor executor;
  private final AtomicBoolean asked = new AtomicBoolean();

  public BackgroundFlush(Producer<?, ?> producer) {
    this(producer, oneThread());
  }

  BackgroundFlush(Producer<?, ?> producer, Executor executor) {
    this.producer = producer;
    this.executor = executor;
  }

  /** Ends when it has nothing to do, so nobody has to end it when the stream thread dies. */
  private static Executor oneThread() {
    String name = Thread.currentThread().getName() + "-flush";
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  /** What was sent to the producer until now goes out soon; returns at once. */
  public void ask() {
    if (asked.compareAndSet(false, true)) {
      executor.execute(this::flush);
    }
  }

  private void flush() {
    asked.set(
        false); // first: whoever asks from now on may have sent something that this one misses
    producer.flush();
  }
}
