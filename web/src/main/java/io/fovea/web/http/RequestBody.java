package io.fovea.web.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** The body of a request, in memory. */
public final class RequestBody {
  private RequestBody() {}

  /**
   * Reads all of it without holding a thread; fails with {@link Problem.Raised}.
   *
   * @param mostTime from now on
   * @param tooLarge what to tell where there are more bytes than {@code most}
   */
  public static CompletableFuture<byte[]> read(
      Request request, int most, Duration mostTime, Problem tooLarge) {
    // "Blocking": what follows may hold the thread for a moment, where Kafka has no room.
    CompletableFuture<byte[]> read = new CompletableFuture<>();
    Content.Source.asByteArrayAsync(
        request,
        most,
        Promise.Invocable.from(
            InvocationType.BLOCKING, read::complete, read::completeExceptionally));
    return read.orTimeout(mostTime.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              throw unreadable(failure, mostTime, tooLarge).raised();
            });
  }

  private static Problem unreadable(Throwable failure, Duration mostTime, Problem tooLarge) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof IllegalStateException) { // as Jetty tells that there is more
      return tooLarge;
    } else if (cause instanceof TimeoutException) {
      return new Problem(408, "body", "must arrive within " + mostTime.toMillis() / 1_000.0 + " s");
    }
    return new Problem(400, "body", "could not be read to its end");
  }
}
