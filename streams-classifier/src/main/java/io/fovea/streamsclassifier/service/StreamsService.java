package io.fovea.streamsclassifier.service;

import io.fovea.runtime.Causes;
import io.fovea.runtime.kafka.AccessDenied;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology, running: from {@link #start} until it is closed, or its threads die too often. */
public final class StreamsService {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);

  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final RestartBudget budget;
  private final Resources resources;
  private final MeterRegistry registry;
  private final Counter threadFailures;
  private final String group;
  private final KafkaStreams streams;
  private final KafkaStreamsMetrics streamsMetrics;

  /** What the topology works with and Kafka Streams does not close. */
  @FunctionalInterface
  public interface Resources {
    /**
     * Called once, when the stream threads have ended.
     *
     * @param allEnded false if a thread was given up on: it may still use what belongs to it
     */
    void close(boolean allEnded);
  }

  /**
   * Starts nothing yet.
   *
   * @param resources closed with it
   * @param registry where the service, Kafka Streams and its clients are measured
   */
  public StreamsService(
      Topology topology,
      Properties properties,
      RestartBudget budget,
      Resources resources,
      MeterRegistry registry) {
    this(
        topology,
        properties,
        new StreamsConfig(properties).getKafkaClientSupplier(),
        budget,
        resources,
        registry);
  }

  /**
   * The same, with clients of another making.
   *
   * @param clients makes them for Kafka Streams
   */
  public StreamsService(
      Topology topology,
      Properties properties,
      KafkaClientSupplier clients,
      RestartBudget budget,
      Resources resources,
      MeterRegistry registry) {
    this.budget = budget;
    this.resources = resources;
    this.registry = registry;
    group = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    threadFailures =
        Counter.builder("fovea.thread.failures")
            .description("Stream threads that died")
            .register(registry);
    streams = new KafkaStreams(topology, properties, clients);
    streamsMetrics = new KafkaStreamsMetrics(streams);
  }

  /** Starts the stream threads and returns; {@code ready} is told once, when all of them run. */
  public void start(Runnable ready) {
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
    threadFailures.increment();
    // Lists of access control do not change by themselves: another try only fills the log.
    if (AccessDenied.told(death, group).isEmpty() && budget.allows(death)) {
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

  /**
   * Says why it ended by itself, if it did.
   *
   * @param whatNow what becomes of the work that was not done
   */
  void throwFailure(String whatNow) {
    Throwable cause = failure.get();
    if (cause != null) {
      String why =
          AccessDenied.told(cause, group)
              .orElseGet(
                  () -> "stream threads died too often, the last one of: " + Causes.of(cause));
      throw new IllegalStateException(why + ". Nothing is lost: " + whatNow, cause);
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
   * Commits what is done, hands the partitions over, and frees what the topology worked with.
   * Leaves the group: the others should take over now, not after the session's timeout.
   *
   * @return whether all threads ended in time; if not, what they use is left to the process's end
   */
  public boolean close(Duration atMost) {
    streamsMetrics.close();
    boolean inTime =
        streams.close(
            CloseOptions.timeout(atMost)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    resources.close(inTime);
    return inTime;
  }
}
