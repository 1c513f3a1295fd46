package io.fovea.runtime.kafka;

import io.fovea.runtime.settings.Faults;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Looks, before an application starts, whether what it needs in Kafka is there. */
public final class KafkaPreflight {
  /** Over the sum of what the single steps may take, and under what people wait for. */
  private static final Duration AT_MOST = Duration.ofSeconds(9);

  private final KafkaSettings settings;

  public KafkaPreflight(KafkaSettings settings) {
    this.settings = settings;
  }

  private record Check(String whom, Callable<List<String>> faults) {}

  /**
   * Adds a fault for an unreachable broker, an unreachable registry, every topic that is missing
   * and may not be created, and every one that this user may not use as it must. Ends within 10 s
   * whatever is unreachable.
   */
  public void check(TopicNeeds needs, Faults faults) {
    RegistryCheck registry = new RegistryCheck(settings.clientConfig());
    run(
        threads ->
            List.of(broker(needs, threads), new Check("the schema registry", registry::faults)),
        faults);
  }

  /** The same, whatever is done with the topics. */
  public void check(Collection<String> neededTopics, Faults faults) {
    check(TopicNeeds.of(neededTopics), faults);
  }

  /** The same for an application that needs no registry. */
  public void checkBroker(TopicNeeds needs, Faults faults) {
    run(threads -> List.of(broker(needs, threads)), faults);
  }

  /** The same, whatever is done with the topics. */
  public void checkBroker(Collection<String> neededTopics, Faults faults) {
    checkBroker(TopicNeeds.of(neededTopics), faults);
  }

  private Check broker(TopicNeeds needs, ExecutorService threads) {
    BrokerCheck broker = new BrokerCheck(settings, threads);
    return new Check("Kafka at " + settings.bootstrapServers(), () -> broker.faults(needs));
  }

  /** All at the same time, and told in their order. */
  private static void run(Function<ExecutorService, List<Check>> checks, Faults faults) {
    ExecutorService threads = Executors.newCachedThreadPool(KafkaPreflight::thread);
    try {
      long deadline = System.nanoTime() + AT_MOST.toNanos();
      Map<String, Future<List<String>>> running = new LinkedHashMap<>();
      checks
          .apply(threads)
          .forEach(check -> running.put(check.whom(), threads.submit(check.faults())));
      running.forEach((whom, check) -> faults.addAll(await(check, whom, deadline)));
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> await(Future<List<String>> check, String whom, long deadline) {
    try {
      return check.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return List.of(whom + " did not answer within " + AT_MOST.toSeconds() + " s");
    } catch (ExecutionException failed) {
      return List.of(whom + " could not be checked: " + failed.getCause().getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of("interrupted while waiting for " + whom);
    }
  }

  /** A daemon: a name service that never answers must not keep the process alive. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "kafka-preflight");
    thread.setDaemon(true);
    return thread;
  }
}
