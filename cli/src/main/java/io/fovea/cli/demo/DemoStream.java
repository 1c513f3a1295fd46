package io.fovea.cli.demo;

import static io.fovea.cli.demo.Demo.say;

import io.fovea.localstack.DataDirectory;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.kafka.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The streaming part of the demo: classifier, quality, producer, and the watch over all. */
final class DemoStream {
  private final DemoSettings settings;
  private final Console console;
  private final Steps steps;
  private final KafkaSettings kafka;
  private final DemoApplications applications;

  DemoStream(DemoSettings settings, Path model, LocalStack stack, Console console, Steps steps) {
    this.settings = settings;
    this.console = console;
    this.steps = steps;
    this.kafka =
        new KafkaSettings(
            stack.bootstrapServers(),
            stack.schemaRegistry().toString(),
            new Topics(""),
            true,
            6,
            Map.of());
    this.applications = new DemoApplications(settings, model, kafka);
  }

  /** Nothing if the end was asked for. */
  Optional<DemoSummary> run(StopSignal stop) throws Exception {
    applications.createTopics();
    try (TopicWatch watch = new TopicWatch(kafka);
        ServedApplication classifier = classifier()) {
      if (!classifier.isReady(stop)) {
        return Optional.empty();
      }
      try (DataDirectory state = DataDirectory.open(Optional.empty(), "fovea-demo-");
          ServedApplication quality = quality(state.path())) {
        if (!quality.isReady(stop)) {
          return Optional.empty();
        }
        List<ServedApplication> services = List.of(classifier, quality);
        return settings.hasWeb() ? withWeb(watch, services, stop) : stream(watch, services, stop);
      }
    }
  }

  private Optional<DemoSummary> withWeb(
      TopicWatch watch, List<ServedApplication> services, StopSignal stop) throws Exception {
    steps.next("Starting the web page (fovea web)");
    WebPort page = WebPort.choose(settings.port(), WebPort.USUAL);
    page.insteadOf()
        .ifPresent(taken -> say(console, "     Port " + taken + " is taken: a free one is used."));
    try (ServedApplication web =
        ServedApplication.start(
            "the web page", port -> applications.web(port, page), console.withoutResults())) {
      if (!web.isReady(stop)) {
        return Optional.empty();
      }
      say(console, "     Open " + page.address());
      return stream(watch, Stream.concat(services.stream(), Stream.of(web)).toList(), stop);
    }
  }

  private ServedApplication classifier() throws IOException {
    steps.next("Starting the classifier (fovea classify)");
    return ServedApplication.start(
        "the classifier", applications::classifier, console.withoutResults());
  }

  private ServedApplication quality(Path state) throws IOException {
    steps.next("Starting to count how good it is (fovea quality)");
    return ServedApplication.start(
        "quality", port -> applications.quality(port, state), console.withoutResults());
  }

  private Optional<DemoSummary> stream(
      TopicWatch watch, List<ServedApplication> services, StopSignal stop) throws Exception {
    steps.next("Publishing images and labels (fovea produce) and reading what comes of them");
    hints();
    try (RunningApplication producer =
        new RunningApplication("producer", applications.producer(), Console.silent())) {
      return new DemoWatch(settings.images(), watch, console).run(services, producer, stop);
    }
  }

  /** What else to try, as long as the stream runs. */
  private void hints() {
    if (settings.images().isEmpty()) {
      say(console, "     Ctrl-C ends it. Meanwhile, in another terminal:");
      for (String topic : List.of(kafka.topics().predictions(), kafka.topics().quality())) {
        say(
            console,
            "     ./fovea tail "
                + topic
                + " --bootstrap-servers "
                + kafka.bootstrapServers()
                + " --schema-registry "
                + kafka.schemaRegistry());
      }
    }
  }
}
