package io.fovea.streamsclassifier.quality.application;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.ApplicationMeters;
import io.fovea.runtime.kafka.Topics;
import io.fovea.streamsclassifier.quality.QualitySerdes;
import io.fovea.streamsclassifier.service.InternalTopics;
import io.fovea.streamsclassifier.service.ServiceRun;
import io.fovea.streamsclassifier.service.ServiceWords;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;

/** Holds predictions against labels and tells how good a model is, until it is told to stop. */
public final class QualityApplication implements Application {
  private final QualitySettings settings;
  private final QualitySerdes serdes;
  private final Clock clock;

  public QualityApplication(QualitySettings settings) {
    this.settings = settings;
    this.serdes = QualitySerdes.of(settings.kafka());
    this.clock = Clock.systemUTC();
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    try (QualityStart start = QualityStart.checked(settings, console.err());
        ApplicationMeters meters = new ApplicationMeters()) {
      return service(start, meters.registry()).until(stop, console.err());
    }
  }

  private ServiceRun service(QualityStart start, PrometheusMeterRegistry registry) {
    QualityMetrics metrics = new QualityMetrics(registry, clock);
    QualityAssembly assembly =
        new QualityAssembly(
            settings,
            start.partitions(),
            start.stateDirectory(),
            start.references(),
            serdes,
            metrics,
            clock);
    return new ServiceRun(
        assembly.service(registry),
        settings.applicationId(),
        settings.http(),
        registry,
        new ServiceWords(
            ready(start),
            metrics::summary,
            "records that were not committed are counted after the next start",
            "What it had not committed will be counted after the next start."),
        new InternalTopics(settings.kafka(), settings.applicationId())::check);
  }

  private String ready(QualityStart start) {
    Topics topics = settings.kafka().topics();
    String drift =
        start.references().isEmpty()
            ? "no drift, for no --model is given"
            : "drift of "
                + String.join(
                    ", ",
                    start.references().keySet().stream()
                        .map(model -> model.name() + " " + model.version())
                        .sorted()
                        .toList());
    return "Ready: %s and %s to %s, %s; state in %s."
        .formatted(
            topics.predictions(), topics.labels(), topics.quality(), drift, start.stateDirectory());
  }
}
