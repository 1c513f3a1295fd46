package io.fovea.web;

import io.fovea.runtime.Application;
import io.fovea.runtime.Console;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.health.ApplicationMeters;
import io.fovea.runtime.health.HealthServer;
import io.fovea.runtime.health.LivenessCheck;
import io.fovea.runtime.kafka.KafkaPreflight;
import io.fovea.runtime.kafka.TopicNeeds;
import io.fovea.runtime.kafka.Topics;
import io.fovea.runtime.settings.Faults;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.registry.SchemaRegistry;
import io.fovea.web.feedback.Feedback;
import io.fovea.web.feedback.LabelPublisher;
import io.fovea.web.http.AccessToken;
import io.fovea.web.http.Gate;
import io.fovea.web.http.Routes;
import io.fovea.web.http.WebServer;
import io.fovea.web.live.LiveDashboard;
import io.fovea.web.live.kafka.KafkaLiveFeed;
import io.fovea.web.predict.AnswerReader;
import io.fovea.web.predict.AnswerRecords;
import io.fovea.web.predict.Answers;
import io.fovea.web.predict.Classification;
import io.fovea.web.predict.ImagePublisher;
import io.fovea.web.predict.ImageSink;
import io.fovea.web.predict.WebLimits;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
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
        LabelPublisher labels = new LabelPublisher(settings.kafka());
        LiveDashboard live = live();
        WebServer server =
            server(
                settings.address(),
                settings.limits(),
                new Gate(token, settings.clients(clock)),
                publisher,
                answers,
                new Feedback(answers, labels, settings.annotator(), clock),
                live,
                new WebMetrics(meters.registry()));
        HealthServer health = health(meters.registry(), reader)) {
      console.err().println("Health and metrics at " + health.address() + ".");
      console
          .err()
          .println(
              "Ready: open "
                  + server.address()
                  + "/ or POST images to "
                  + server.address()
                  + "/predict.");
      return until(stop, reader);
    }
  }

  static WebServer server(
      InetSocketAddress address,
      WebLimits limits,
      Gate gate,
      ImageSink sink,
      Answers answers,
      Feedback feedback,
      LiveDashboard live,
      WebMetrics metrics) {
    Classification classification = new Classification(limits, sink, answers);
    metrics.watch(classification, answers, live);
    return new WebServer(
        address,
        // Those that do nothing must not keep others from asking for what they are owed.
        2 * limits.maxRequests() + 100,
        // Later than a body that stalls has its end: its reply would be cut off by this one.
        limits.maxUploadTime().multipliedBy(3).dividedBy(2),
        new Routes(
            gate, WebRoutes.table(classification, answers, feedback, live), metrics::replied));
  }

  private LiveDashboard live() {
    return new LiveDashboard(
        KafkaLiveFeed.source(settings.kafka(), settings.live().classifierGroup(), clock),
        settings.live().maxWatchers(),
        clock);
  }

  private void check(PrintStream err) {
    err.println("Looking for Kafka at " + settings.kafka().bootstrapServers() + " ...");
    Topics topics = settings.kafka().topics();
    Faults faults = new Faults();
    new KafkaPreflight(settings.kafka())
        .check(
            TopicNeeds.none()
                .write(topics.images(), topics.labels())
                .read(topics.images(), topics.predictions(), topics.deadLetters())
                .readIfThere(topics.quality()),
            faults);
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
