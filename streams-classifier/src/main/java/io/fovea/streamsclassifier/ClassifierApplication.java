package io.fovea.streamsclassifier;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.ApplicationMeters;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.TopicNeeds;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.streamsclassifier.service.ServiceRun;
import io.fovea.streamsclassifier.service.ServiceWords;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Reads images and writes predictions, until it is told to stop. */
public final class ClassifierApplication implements Application {
  private final ClassifierSettings settings;
  private final ModelOpener opener;
  private final EventSerdes serdes;

  /** Opens a model, or adds why it cannot be opened to the faults. */
  interface ModelOpener {
    Optional<ClassifierSource> open(
        ClassifierSettings settings, ClassifierMetrics metrics, Faults faults);
  }

  public ClassifierApplication(ClassifierSettings settings) {
    this(settings, ModelClassifiers::open, EventSerdes.of(settings.kafka()));
  }

  ClassifierApplication(ClassifierSettings settings, ModelOpener opener, EventSerdes serdes) {
    this.settings = settings;
    this.opener = opener;
    this.serdes = serdes;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    try (ApplicationMeters meters = new ApplicationMeters()) {
      ClassifierMetrics metrics = new ClassifierMetrics(meters.registry());
      try (ClassifierSource source = checked(console.err(), metrics)) {
        return service(source, metrics, meters.registry()).until(stop, console.err());
      }
    }
  }

  /** Everything that the start needs, or every fault at once. */
  private ClassifierSource checked(PrintStream err, ClassifierMetrics metrics) {
    Faults faults = new Faults();
    err.println("Looking for Kafka at " + settings.kafka().bootstrapServers() + " ...");
    new KafkaPreflight(settings.kafka()).check(needs(), faults);
    err.println("Opening the model " + settings.model() + " ...");
    Optional<ClassifierSource> source = opener.open(settings, metrics, faults);
    if (faults.any()) {
      source.ifPresent(ClassifierSource::close);
    }
    faults.stopStartIfAny();
    return source.orElseThrow();
  }

  private TopicNeeds needs() {
    Topics topics = settings.kafka().topics();
    return TopicNeeds.none()
        .read(topics.images())
        .write(topics.predictions(), topics.deadLetters());
  }

  private ServiceRun service(
      ClassifierSource source, ClassifierMetrics metrics, PrometheusMeterRegistry registry) {
    ClassifierAssembly assembly =
        new ClassifierAssembly(settings, source, serdes, metrics, Clock.systemUTC());
    return new ServiceRun(
        assembly.service(registry),
        settings.applicationId(),
        settings.http(),
        registry,
        new ServiceWords(
            ready(source),
            metrics::summary,
            "images without a committed prediction are classified after the next start",
            "What it had not committed will be classified again."),
        () -> {}); // it has no topics of its own
  }

  private String ready(ClassifierSource source) {
    return "Ready: %s to %s with %s %s, %s."
        .formatted(
            settings.kafka().topics().images(),
            settings.kafka().topics().predictions(),
            source.model().name(),
            source.model().version(),
            settings.guarantee().name().toLowerCase(Locale.ROOT));
  }
}
