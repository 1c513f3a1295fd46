package io.fovea.web;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to its answer. No thread waits while an image is on its way. */
final class Routes extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final String PREDICT = "/predict";
  private static final String PREDICTIONS = "/predictions/";

  private final Gate gate;
  private final Classification classification;
  private final Answers answers;
  private final WebMetrics metrics;
  private final Executor threads;

  /**
   * @param threads write replies: the reader of answers has no time for that
   */
  Routes(
      Gate gate,
      Classification classification,
      Answers answers,
      WebMetrics metrics,
      Executor threads) {
    this.gate = gate;
    this.classification = classification;
    this.answers = answers;
    this.metrics = metrics;
    this.threads = threads;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long began = System.nanoTime();
    SecurityHeaders.putInto(response.getHeaders());
    // While a reply is waited for, the connection may be silent for as long as the wait is.
    request.addIdleTimeoutListener(silent -> false);
    CompletableFuture<Reply> reply = replied(request);
    reply.whenCompleteAsync(
        (found, failure) -> {
          Reply told = failure == null ? found : problem(failure).reply();
          metrics.replied(told.status(), System.nanoTime() - began);
          told.writeTo(response, callback);
        },
        threads);
    return true;
  }

  private CompletableFuture<Reply> replied(Request request) {
    try {
      gate.check(request);
      return route(request);
    } catch (Problem.Raised told) {
      return CompletableFuture.failedFuture(told);
    }
  }

  private CompletableFuture<Reply> route(Request request) {
    String path = Request.getPathInContext(request);
    if (path.equals(PREDICT)) {
      return request.getMethod().equals("POST")
          ? classification.of(request, wait(request))
          : notAllowed("POST");
    } else if (path.startsWith(PREDICTIONS)) {
      return request.getMethod().equals("GET")
          ? CompletableFuture.completedFuture(prediction(path.substring(PREDICTIONS.length())))
          : notAllowed("GET");
    }
    throw new Problem(404, "", "there is nothing here").raised();
  }

  private Reply prediction(String imageId) {
    CompletableFuture<Answer> answer =
        answers
            .find(imageId)
            .orElseThrow(
                () -> new Problem(404, "id", "is unknown, or forgotten meanwhile").raised());
    return Replies.of(imageId, Optional.ofNullable(answer.getNow(null)));
  }

  private static String wait(Request request) {
    try {
      return Request.extractQueryParameters(request).getValue(WaitParameter.NAME);
    } catch (RuntimeException malformed) {
      throw new Problem(400, "query", "must be well-formed").raised();
    }
  }

  private static CompletableFuture<Reply> notAllowed(String allowed) {
    Reply reply = new Problem(405, "method", "must be " + allowed).reply();
    return CompletableFuture.completedFuture(reply.with("Allow", allowed));
  }

  private static Problem problem(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Problem.Raised told) {
      return told.problem();
    }
    LOG.error("A request failed", cause);
    return new Problem(500, "", "this is a fault of the server");
  }
}
