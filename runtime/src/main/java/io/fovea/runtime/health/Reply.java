package io.fovea.runtime.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What goes back to whoever asked. */
record Reply(int status, String contentType, String body) {

  static Reply metrics(PrometheusMeterRegistry registry) {
    return new Reply(200, "text/plain; version=0.0.4; charset=utf-8", registry.scrape());
  }

  static Reply json(int status, String body) {
    return new Reply(status, "application/json; charset=utf-8", body + "\n");
  }
}
