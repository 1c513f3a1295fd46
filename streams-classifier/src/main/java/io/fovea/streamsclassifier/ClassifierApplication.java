package io.fovea.streamsclassifier;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.ProcessMetrics;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads images and writes predictions, until it is told to stop. */
public final class ClassifierApplication implements Application {
  /** Time for a batch of a slow network and the commit behind it; within a process's own grace. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(20);

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

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
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    ClassifierMetrics metrics = new ClassifierMetrics(registry);
    ProcessMetrics process = new ProcessMetrics(registry);
    try (ClassifierSource source = checked(console.err(), metrics)) {
      return serve(console.err(), stop, registry, metrics, source);
    } finally {
      process.close();
      registry.close();
    }
  }

  /** Everything that the start needs, or every fault at once. */
  private ClassifierSource checked(PrintStream err, ClassifierMetrics metrics) {
    Faults faults = new Faults();
    err.println("Looking for Kafka at " + settings.kafka().bootstrapServers() + " ...");
    new KafkaPreflight(settings.kafka()).check(topics(), faults);
    err.println("Opening the model " + settings.model() + " ...");
    Optional<ClassifierSource> source = opener.open(settings, metrics, faults);
    if (faults.any()) {
      source.ifPresent(ClassifierSource::close);
    }
    faults.stopStartIfAny();
    return source.orElseThrow();
  }

  private List<String> topics() {
    Topics topics = settings.kafka().topics();
    return List.of(topics.images(), topics.predictions(), topics.deadLetters());
  }

  private ExitCode serve(
      PrintStream err,
      StopSignal stop,
      PrometheusMeterRegistry registry,
      ClassifierMetrics metrics,
      ClassifierSource source)
      throws InterruptedException {
    ClassificationService service =
        new ClassifierAssembly(settings, source, serdes, metrics, Clock.systemUTC()).service();
    boolean inTime = false;
    try (HealthServer health = health(registry, service)) {
      err.println("Health and metrics at " + health.address());
      err.println("Joining group " + settings.applicationId() + " ...");
      service.start(registry, () -> err.println(ready(source)));
      awaitEnd(stop, service);
      err.println("Stopping: finishing what was begun ...");
    } finally {
      inTime = service.close(CLOSE_WITHIN);
    }
    err.println("Stopped: " + metrics.summary() + ".");
    service.throwFailure();
    return inTime ? ExitCode.DONE : late(err);
  }

  private static void awaitEnd(StopSignal stop, ClassificationService service)
      throws InterruptedException {
    boolean over = false;
    while (!over) {
      over = stop.await(LOOK_EVERY) || service.ended();
    }
  }

  private HealthServer health(PrometheusMeterRegistry registry, ClassificationService service) {
    // The model has answered already: without that there was no start.
    return new HealthServer(
        settings.http(),
        registry,
        Map.of("streams", service::whyNotLive),
        Map.of("streams", service::whyNotReady));
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

  private static ExitCode late(PrintStream err) {
    err.println(
        "A thread did not end within "
            + CLOSE_WITHIN.toSeconds()
            + " s. What it had not committed will be classified again.");
    return ExitCode.FAILED;
  }
}
