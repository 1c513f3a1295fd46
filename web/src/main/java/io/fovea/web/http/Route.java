package io.fovea.web.http;

import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;

/** Answers requests of one method at one path. Used by many threads, none of which may wait. */
@FunctionalInterface
public interface Route {

  /**
   * The reply, now or later.
   *
   * @param variable what stands in the path where its pattern has one; else empty
   * @return fails with {@link Problem.Raised} where the request is at fault
   * @throws Problem.Raised as well
   */
  CompletableFuture<Reply> answer(Request request, String variable);
}
