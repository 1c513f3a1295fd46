package io.fovea.web.http;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to the route that answers it. No thread waits while an answer is awaited. */
public final class Routes extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final String GET = "GET";
  private static final String HEAD = "HEAD";

  private final Gate gate;
  private final RouteTable table;
  private final ReplyObserver observer;

  public Routes(Gate gate, RouteTable table, ReplyObserver observer) {
    this.gate = gate;
    this.table = table;
    this.observer = observer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long began = System.nanoTime();
    SecurityHeaders.putInto(response.getHeaders());
    // While a reply is waited for, the connection may be silent for as long as the wait is.
    request.addIdleTimeoutListener(silent -> false);
    replied(request)
        .whenCompleteAsync(
            (found, failure) -> {
              try {
                Reply told =
                    failure == null ? found : problem(failure).reply(Accepts.html(request));
                observer.replied(told.status(), System.nanoTime() - began);
                write(told, request, response, callback);
              } catch (RuntimeException | Error escaped) {
                // Nobody else would ever end this request, nor its connection.
                LOG.error("A reply could not be written", escaped);
                callback.failed(escaped);
              }
            },
            // The reader of answers, which may have completed it, has no time to write.
            request.getComponents().getExecutor());
    return true;
  }

  private static void write(Reply reply, Request request, Response response, Callback callback) {
    if (!request.consumeAvailable()) { // its body: after it would come the next request
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
    }
    reply.writeTo(response, callback, request.getMethod().equals(HEAD));
  }

  private CompletableFuture<Reply> replied(Request request) {
    try {
      return route(request);
    } catch (Problem.Raised told) {
      return CompletableFuture.failedFuture(told);
    }
  }

  private CompletableFuture<Reply> route(Request request) {
    RouteTable.Found found = table.find(Request.getPathInContext(request)).orElse(null);
    RouteTable.Entry entry = found == null ? null : entry(found.methods(), request.getMethod());
    // First of all: who may not come in is not told what there is.
    gate.check(request, entry != null && entry.open());
    if (found == null) {
      throw new Problem(404, "", "there is nothing here").raised();
    }
    return entry == null
        ? CompletableFuture.completedFuture(notAllowed(found.methods(), Accepts.html(request)))
        : entry.route().answer(request, found.variable());
  }

  private static RouteTable.Entry entry(Map<String, RouteTable.Entry> methods, String method) {
    return methods.get(method.equals(HEAD) ? GET : method);
  }

  private static Reply notAllowed(Map<String, RouteTable.Entry> methods, boolean html) {
    String allowed = String.join(", ", methods.keySet());
    return new Problem(405, "method", "must be " + allowed.replace(", ", " or "))
        .reply(html)
        .with(
            "Allow", methods.containsKey(GET) ? allowed.replace(GET, GET + ", " + HEAD) : allowed);
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
