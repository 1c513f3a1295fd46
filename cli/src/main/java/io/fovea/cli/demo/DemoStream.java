package io.fovea.cli.demo;

import static io.fovea.cli.demo.Demo.say;

import io.fovea.localstack.LocalStack;
import io.fovea.producer.ImageProducer;
import io.fovea.producer.ProducerSettings;
import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.ReadinessProbe;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.streamsclassifier.ClassifierApplication;
import io.fovea.streamsclassifier.ClassifierSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streaming part of the demo: classifier, producer, and the watch over both. */
final class DemoStream {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final String CALM_RATE = "50";

  private final DemoSettings settings;
  private final Path model;
  private final LocalStack stack;
  private final Console console;
  private final KafkaSettings kafka;

  DemoStream(DemoSettings settings, Path model, LocalStack stack, Console console) {
    this.settings = settings;
    this.model = model;
    this.stack = stack;
    this.console = console;
    this.kafka =
        new KafkaSettings(
            stack.bootstrapServers(),
            stack.schemaRegistry().toString(),
            new Topics(""),
            true,
            6,
            Map.of());
  }

  /** Nothing if the end was asked for. */
  Optional<DemoSummary> run(StopSignal stop) throws Exception {
    createTopics();
    int port = HealthServer.freePort();
    say(console, "3/4  Starting the classifier (fovea classify)");
    try (TopicWatch watch = new TopicWatch(kafka);
        RunningApplication classifier =
            new RunningApplication("classifier", classifier(port), console.withoutResults())) {
      boolean ready =
          new ReadinessProbe(URI.create("http://127.0.0.1:" + port))
              .await(READY_WITHIN, () -> classifier.isRunning() && !stop.isRequested());
      if (stop.isRequested()) {
        return Optional.empty();
      } else if (!ready) {
        classifier.requestStop();
        classifier.end(); // tells why, if it knows
        throw new StartException(List.of("the classifier did not become ready"));
      }
      return stream(watch, classifier, stop);
    }
  }

  private Optional<DemoSummary> stream(
      TopicWatch watch, RunningApplication classifier, StopSignal stop) throws Exception {
    say(console, "4/4  Publishing images (fovea produce) and reading predictions");
    hints();
    try (RunningApplication producer =
        new RunningApplication("producer", producer(), Console.silent())) {
      return new DemoWatch(settings.images(), watch, console).run(classifier, producer, stop);
    }
  }

  /** What else to try, as long as the stream runs. */
  private void hints() {
    if (settings.images().isEmpty()) {
      say(console, "     Ctrl-C ends it. Meanwhile, in another terminal:");
      say(
          console,
          "     ./fovea tail predictions --bootstrap-servers "
              + kafka.bootstrapServers()
              + " --schema-registry "
              + kafka.schemaRegistry());
    }
  }

  private void createTopics() {
    Topics topics = kafka.topics();
    Faults faults = new Faults();
    new KafkaPreflight(kafka)
        .check(
            List.of(topics.images(), topics.predictions(), topics.labels(), topics.deadLetters()),
            faults);
    faults.stopStartIfAny();
  }

  private Application classifier(int port) {
    Map<String, String> options = new HashMap<>();
    options.put("model", model.toString());
    options.put("http-port", String.valueOf(port));
    return new ClassifierApplication(
        ClassifierSettings.from(resolve(ClassifierSettings.SCHEMA, options)));
  }

  private Application producer() {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", settings.dataset());
    options.put("labels", "1");
    options.put("count", String.valueOf(settings.images().orElse(Long.MAX_VALUE)));
    settings.data().ifPresent(directory -> options.put("data", directory.toString()));
    settings.rate().ifPresent(rate -> options.put("rate", String.valueOf(rate)));
    if (settings.images().isEmpty()) {
      options.putIfAbsent("rate", CALM_RATE);
    }
    return new ImageProducer(ProducerSettings.from(resolve(ProducerSettings.SCHEMA, options)));
  }

  private SettingValues resolve(SettingsSchema schema, Map<String, String> options) {
    options.put("bootstrap-servers", stack.bootstrapServers());
    options.put("schema-registry", stack.schemaRegistry().toString());
    return new SettingsResolver(schema).resolve(Map.of(), Map.of(), options, Map.of());
  }
}
