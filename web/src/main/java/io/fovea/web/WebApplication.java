package io.fovea.web;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.ApplicationMeters;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.LivenessCheck;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.registry.SchemaRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes images over HTTP and answers with their predictions, until it is told to stop. */
public final class WebApplication implements Application {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final WebSettings settings;
  private final Clock clock = Clock.systemUTC();

  public WebApplication(WebSettings settings) {
    this.settings = settings;
  }

  @Override
  public ExitCode run(Console console, StopSignal stop) throws Exception {
    Optional<AccessToken> token = settings.accessTokenFile().map(AccessToken::read);
    check(console.err());
    Answers answers =
        new Answers(settings.limits().remember(), settings.limits().maxRemembered(), clock);
    try (ApplicationMeters meters = new ApplicationMeters();
        AnswerReader reader = new AnswerReader(settings.kafka(), records(), answers);
        ImagePublisher publisher = new ImagePublisher(settings.kafka(), settings.limits(), clock);
        WebServer server =
            new WebServer(
                settings.address(),
                token,
                settings.limits(),
                publisher,
                answers,
                new WebMetrics(meters.registry()));
        HealthServer health = health(meters.registry(), reader)) {
      console.err().println("Health and metrics at " + health.address() + ".");
      console.err().println("Ready: POST images to " + server.address() + "/predict.");
      return until(stop, reader);
    }
  }

  private void check(PrintStream err) {
    err.println("Looking for Kafka at " + settings.kafka().bootstrapServers() + " ...");
    Topics topics = settings.kafka().topics();
    Faults faults = new Faults();
    new KafkaPreflight(settings.kafka())
        .check(List.of(topics.images(), topics.predictions(), topics.deadLetters()), faults);
    faults.stopStartIfAny();
  }

  private AnswerRecords records() {
    return new AnswerRecords(
        settings.kafka().topics().deadLetters(),
        RegistryAvroDeserializer.of(
            Prediction.class, SchemaRegistry.connect(settings.kafka().clientConfig())),
        clock);
  }

  private HealthServer health(PrometheusMeterRegistry registry, AnswerReader reader) {
    LivenessCheck reads = () -> reader.failure().map(failure -> "no answers are read: " + failure);
    return new HealthServer(
        settings.http(), registry, Map.of("answers", reads), Map.of("answers", reads::whyNotLive));
  }

  /** Without its reader it would take images and never answer: better to end, and loudly. */
  private static ExitCode until(StopSignal stop, AnswerReader reader) throws InterruptedException {
    while (!stop.await(LOOK)) {
      if (reader.failure().isPresent()) {
        throw new IllegalStateException("predictions cannot be read", reader.failure().get());
      }
    }
    return ExitCode.DONE;
  }
}
