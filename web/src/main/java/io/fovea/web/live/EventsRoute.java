package io.fovea.web.live;

import io.fovea.web.http.Problem;
import io.fovea.web.http.Reply;
import io.fovea.web.http.Route;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;

/** {@code GET /live/events}: server-sent events, until one of both has enough. */
final class EventsRoute implements Route {
  private static final String EVENTS = "text/event-stream";

  private final LiveDashboard dashboard;

  EventsRoute(LiveDashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Override
  public CompletableFuture<Reply> answer(Request request, String variable) {
    if (request.getMethod().equals("HEAD")) { // watches nothing, so takes no place
      return CompletableFuture.completedFuture(Reply.of(200, EVENTS, new byte[0]));
    } else if (!dashboard.takePlace()) {
      throw Problem.busy("too many watch already").raised();
    }
    return CompletableFuture.completedFuture(
        // A proxy that gathers what it hands on would make seconds of minutes.
        Reply.stream(EVENTS, dashboard::join).with("X-Accel-Buffering", "no"));
  }
}
