package io.fovea.web.predict;

import io.fovea.web.http.Accepts;
import io.fovea.web.http.Problem;
import io.fovea.web.http.Reply;
import io.fovea.web.http.Route;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;

/** {@code GET /predictions/{id}}: what is known of an image by now. */
public final class PredictionRoute implements Route {
  private final Answers answers;

  public PredictionRoute(Answers answers) {
    this.answers = answers;
  }

  @Override
  public CompletableFuture<Reply> answer(Request request, String imageId) {
    CompletableFuture<Answer> answer =
        answers
            .find(imageId)
            .orElseThrow(
                () -> new Problem(404, "id", "is unknown, or forgotten meanwhile").raised());
    return CompletableFuture.completedFuture(
        Replies.of(imageId, Optional.ofNullable(answer.getNow(null)), Accepts.html(request)));
  }
}
