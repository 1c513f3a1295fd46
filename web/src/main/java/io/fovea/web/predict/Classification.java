package io.fovea.web.predict;

import io.fovea.web.http.Accepts;
import io.fovea.web.http.Problem;
import io.fovea.web.http.Reply;
import io.fovea.web.http.Route;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /predict}: publishes the image of a request and waits for what becomes of it. */
public final class Classification implements Route {
  private static final Logger LOG = LoggerFactory.getLogger(Classification.class);
  private static final int ID_BYTES = 16;

  private final WebLimits limits;
  private final ImageSink sink;
  private final Answers answers;
  private final ByteBudget bodies;
  private final AtomicInteger running = new AtomicInteger();
  private final SecureRandom random = new SecureRandom();

  public Classification(WebLimits limits, ImageSink sink, Answers answers) {
    this.limits = limits;
    this.sink = sink;
    this.answers = answers;
    this.bodies = new ByteBudget(limits.maxBytesInFlight());
  }

  public int running() {
    return running.get();
  }

  public long bodyBytes() {
    return bodies.taken();
  }

  /** The reply; fails with {@link Problem.Raised}. */
  @Override
  public CompletableFuture<Reply> answer(Request request, String none) {
    if (running.incrementAndGet() > limits.maxRequests()) {
      running.decrementAndGet();
      return CompletableFuture.failedFuture(Problem.busy("too many requests at once").raised());
    }
    try {
      Duration wait = WaitParameter.of(request, limits);
      Upload upload = new Upload(request, limits);
      return published(upload)
          .thenCompose(imageId -> replied(imageId, wait, Accepts.html(request)))
          .whenComplete((reply, failure) -> running.decrementAndGet());
    } catch (Problem.Raised told) {
      running.decrementAndGet();
      return CompletableFuture.failedFuture(told);
    }
  }

  /** The id, when Kafka has the image. */
  private CompletableFuture<String> published(Upload upload) {
    long bytes = upload.bytes();
    if (!bodies.take(bytes)) {
      throw Problem.busy("too many bytes on their way").raised();
    }
    return upload
        .read()
        .thenCompose(this::publish)
        .whenComplete((imageId, failure) -> bodies.giveBack(bytes));
  }

  private CompletableFuture<String> publish(byte[] image) {
    String imageId = newId();
    if (answers.await(imageId).isEmpty()) {
      throw Problem.busy("too many images wait for their predictions").raised();
    }
    return sink.publish(imageId, image)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                answers.giveUp(imageId);
                LOG.warn("An image could not be published: {}", failure.toString());
                throw Problem.busy("the image could not be published").raised();
              }
              return imageId;
            });
  }

  private CompletableFuture<Reply> replied(String imageId, Duration wait, boolean html) {
    return answers
        .find(imageId)
        .orElseGet(CompletableFuture::new) // forgotten already: as if it never came
        .thenApply(Optional::of)
        .completeOnTimeout(Optional.empty(), wait.toMillis(), TimeUnit.MILLISECONDS)
        .thenApply(answer -> Replies.of(imageId, answer, html));
  }

  /** 128 random bits: who does not know an id cannot ask for its answer. */
  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
