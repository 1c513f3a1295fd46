package io.fovea.web.live;

import io.fovea.web.http.Problem;
import io.fovea.web.http.Reply;
import io.fovea.web.http.Route;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;

/** {@code GET /live/thumbnails/{id}}: a small PNG of an image among the last predictions. */
final class ThumbnailRoute implements Route {
  private final LiveDashboard dashboard;

  ThumbnailRoute(LiveDashboard dashboard) {
    this.dashboard = dashboard;
  }

  @Override
  public CompletableFuture<Reply> answer(Request request, String id) {
    byte[] png =
        dashboard
            .thumbnail(id)
            .orElseThrow(
                () -> new Problem(404, "id", "is unknown, or forgotten meanwhile").raised());
    return CompletableFuture.completedFuture(Reply.of(200, "image/png", png));
  }
}
