package io.fovea.web;

import io.fovea.web.live.LiveDashboard;
import io.fovea.web.predict.Answers;
import io.fovea.web.predict.Classification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** What the web application measures. Names are a contract. */
final class WebMetrics {
  private final MeterRegistry registry;

  WebMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void watch(Classification classification, Answers answers, LiveDashboard live) {
    Gauge.builder("fovea.web.requests.running", classification, Classification::running)
        .description("Requests to classify an image that are in flight")
        .register(registry);
    Gauge.builder("fovea.web.body.bytes", classification, Classification::bodyBytes)
        .description("Bytes of request bodies that Kafka does not have yet")
        .register(registry);
    Gauge.builder("fovea.web.awaited", answers, Answers::awaited)
        .description("Images whose answer is waited for")
        .register(registry);
    Gauge.builder("fovea.web.remembered", answers, Answers::answered)
        .description("Answers that are kept for who asks later")
        .register(registry);
    Gauge.builder("fovea.web.watchers", live, LiveDashboard::watchers)
        .description("Who watches the dashboard")
        .register(registry);
  }

  void replied(int status, long nanos) {
    Timer.builder("fovea.web.requests")
        .description("Requests, by the status of the reply")
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
