package io.fovea.streamsclassifier;

import io.fovea.runtime.Causes;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology, running: from {@link #start} until it is closed, or its threads die too often. */
final class ClassificationService {
  private static final Logger LOG = LoggerFactory.getLogger(ClassificationService.class);

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final LookAheads<?> lookAheads;
  private final RestartBudget budget;
  private final ClassifierMetrics metrics;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;

  ClassificationService(
      Topology topology,
      Properties properties,
      LookAheads<?> lookAheads,
      RestartBudget budget,
      ClassifierMetrics metrics) {
    this.lookAheads = lookAheads;
    this.budget = budget;
    this.metrics = metrics;
    streams = new KafkaStreams(topology, properties);
    streamsMetrics = new KafkaStreamsMetrics(streams);
  }

  /** Starts the stream threads and returns; {@code ready} is told once, when all of them run. */
  void start(MeterRegistry registry, Runnable ready) {
    AtomicBoolean told = new AtomicBoolean();
    streams.setUncaughtExceptionHandler(this::afterDeath);
    streams.setStateListener(
        (now, before) -> {
          LOG.debug("Kafka Streams was {} and is {}", before, now);
          if (now == KafkaStreams.State.RUNNING && told.compareAndSet(false, true)) {
            ready.run();
          }
        });
    streams.start();
    streamsMetrics.bindTo(registry);
  }

  private StreamThreadExceptionResponse afterDeath(Throwable death) {
    metrics.threadFailed();
    if (budget.allows(death)) {
      LOG.warn("a stream thread died and is replaced", death);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
    failure.compareAndSet(null, death);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Whether it ended by itself, for good. */
  boolean ended() {
    return failure.get() != null || whyNotLive().isPresent();
  }

  /** Says why it ended by itself, if it did. */
  void throwFailure() {
    Throwable cause = failure.get();
    if (cause != null) {
      throw new IllegalStateException(
          "stream threads died too often, the last one of: "
              + Causes.of(cause)
              + ". Nothing is lost: images without a committed prediction are classified"
              + " after the next start",
          cause);
    }
  }

  /** Nothing once all threads have their partitions. */
  Optional<String> whyNotReady() {
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING
        ? Optional.empty()
        : Optional.of("partitions are not assigned: Kafka Streams is " + state);
  }

  /** Nothing while threads run or may run again. */
  Optional<String> whyNotLive() {
    KafkaStreams.State state = streams.state();
    boolean ended = state == KafkaStreams.State.ERROR || state.hasCompletedShutdown();
    return ended ? Optional.of("stream threads have ended: " + state) : Optional.empty();
  }

  /**
   * Commits what is done, hands the partitions over, and frees the engines. Leaves the group: the
   * others should take over now, not after the session's timeout.
   *
   * @return whether all threads ended in time; if not, their engines are left to the process's end
   */
  boolean close(Duration atMost) {
    streamsMetrics.close();
    boolean inTime =
        streams.close(
            CloseOptions.timeout(atMost)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    lookAheads.close();
    return inTime;
  }
}
