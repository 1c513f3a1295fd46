package io.fovea.web.live.kafka;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.web.live.Lag;
import io.fovea.web.live.LiveState;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures now and then how far the classifier is behind, and whether the broker answers. */
final class LagThread {
  private static final Logger LOG = LoggerFactory.getLogger(LagThread.class);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  private final LiveClients clients;
  private final String images;
  private final String group;
  private final LiveState state;
  private final Stop stop = new Stop();
  private boolean toldForbidden;
  private final Thread thread = new Thread(this::run, "live-lag");

  LagThread(KafkaSettings kafka, String group, LiveState state) {
    this.clients = new LiveClients(kafka);
    this.images = kafka.topics().images();
    this.group = group;
    this.state = state;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  void close() {
    stop.ask();
  }

  private void run() {
    Admin admin = clients.admin();
    try {
      GroupLag lag = new GroupLag(admin, images, group);
      while (!stop.isAsked()) {
        measure(lag);
        stop.await(AGAIN);
      }
    } catch (InterruptedException ended) {
      // nobody does that to it but the end of the process
    } finally {
      admin.close(LiveClients.CLOSE);
    }
  }

  private void measure(GroupLag lag) throws InterruptedException {
    try {
      state.take(lag.measure());
      state.status().brokerAnswers(true);
    } catch (ExecutionException failed) {
      boolean forbidden = failed.getCause() instanceof AuthorizationException;
      if (!forbidden && !stop.isAsked()) {
        LOG.warn("The lag of {} cannot be measured: {}", group, failed.getCause().getMessage());
      } else if (forbidden && !toldForbidden) {
        // A page without it serves well, so this is no failure; but once it is said.
        LOG.warn("The lag of {} is not shown: this user lacks DESCRIBE on the group", group);
        toldForbidden = true;
      }
      state.take(Lag.unknown(group));
      state.status().brokerAnswers(forbidden);
    }
  }
}
