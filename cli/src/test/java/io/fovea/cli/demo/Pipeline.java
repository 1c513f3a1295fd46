package io.fovea.cli.demo;

import static org.awaitility.Awaitility.await;

import io.fovea.localstack.DataDirectory;
import io.fovea.localstack.EmbeddedBroker;
import io.fovea.localstack.LocalStack;
import io.fovea.localstack.LocalStackSettings;
import io.fovea.producer.ImageProducer;
import io.fovea.producer.ProducerSettings;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the demo runs, without its stream: the classifier with the model for digits that comes with
 * Fovea, quality and the web page, on a broker that can be stopped and started again.
 */
public final class Pipeline implements AutoCloseable {
  private static final Path HOME = Path.of("..");

  /** Tests run on machines that have other things to do. */
  private static final LocalStackSettings PATIENT =
      LocalStackSettings.DEFAULT.startingWithin(Duration.ofMinutes(3));

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final LocalStackSettings brokerSettings;
  private final KafkaSettings kafka;
  private final DemoApplications applications;
  private final WebPort page;
  private EmbeddedBroker broker;

  private Pipeline() throws Exception {
    // For its registry: this broker is not used, for it cannot be stopped alone.
    LocalStack stack = opened(LocalStack.start(PATIENT));
    Path data = opened(DataDirectory.open(Optional.empty(), "fovea-pipeline-")).path();
    broker = EmbeddedBroker.start(PATIENT.keepingDataIn(data.resolve("kafka")));
    brokerSettings = PATIENT.keepingDataIn(broker.dataDirectory()).onBrokerPort(broker.port());
    opened(this::stopBroker);
    kafka =
        new KafkaSettings(
            broker.bootstrapServers(),
            stack.schemaRegistry().toString(),
            new Topics(""),
            true,
            3,
            Map.of());
    DemoSettings settings =
        new DemoSettings(
            "digits",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    applications =
        new DemoApplications(settings, new ShippedModels(HOME).of("digits").orElseThrow(), kafka);
    page = new WebPort(HealthServer.freePort(), Optional.empty());
    serve(data.resolve("quality"));
  }

  /** Returns when all of it is ready. */
  public static Pipeline start() {
    try {
      return new Pipeline();
    } catch (Exception failed) {
      throw new IllegalStateException("the pipeline did not start", failed);
    }
  }

  private void serve(Path state) throws Exception {
    // The first requests to a registry are slow ones, on a busy machine slower than a check waits.
    await("topics").atMost(PATIENT.startDeadline()).ignoreExceptions().until(this::createTopics);
    ready(ServedApplication.start("the classifier", applications::classifier, Console.silent()));
    ready(
        ServedApplication.start(
            "quality", port -> applications.quality(port, state), Console.silent()));
    ready(
        ServedApplication.start(
            "the web page", port -> applications.web(port, page), Console.silent()));
  }

  private boolean createTopics() {
    applications.createTopics();
    return true;
  }

  private void ready(ServedApplication application) throws Exception {
    opened(application);
    if (!application.isReady(new StopSignal())) {
      throw new IllegalStateException("nobody asked it to stop");
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /** Where the pages are. */
  public URI web() {
    return URI.create(page.address());
  }

  /** From now on, drawn digits come, and labels of some of them, a few wrong first. */
  public void startStream() {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", "digits:test");
    options.put("count", String.valueOf(Long.MAX_VALUE));
    options.put("rate", "40");
    options.put("labels", "0.4");
    options.put("label-delay", "2s");
    options.put("wrong-labels", "0.03");
    options.put("correction-delay", "90s");
    ProducerSettings settings =
        ProducerSettings.from(applications.resolve(ProducerSettings.SCHEMA, options));
    opened(new RunningApplication("producer", new ImageProducer(settings), Console.silent()));
  }

  public KafkaSettings kafka() {
    return kafka;
  }

  public void stopBroker() {
    broker.close();
  }

  /** At the same address, with all records. */
  public void startBroker() {
    broker = EmbeddedBroker.start(brokerSettings);
  }

  @Override
  public void close() {
    try {
      while (!parts.isEmpty()) {
        parts.pop().close();
      }
    } catch (Exception failed) {
      throw new IllegalStateException("the pipeline did not end in order", failed);
    }
  }
}
