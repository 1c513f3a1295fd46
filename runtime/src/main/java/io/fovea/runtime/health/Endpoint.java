package io.fovea.runtime.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** One path that can be read. */
final class Endpoint implements HttpHandler {
  private final String path;
  private final Supplier<Reply> reply;

  Endpoint(String path, Supplier<Reply> reply) {
    this.path = path;
    this.reply = reply;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!exchange.getRequestURI().getPath().equals(path)) {
        exchange.sendResponseHeaders(404, -1); // the server matches by prefix: /healthy comes here
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
      } else {
        answer(exchange, method.equals("HEAD"));
      }
    }
  }

  private void answer(HttpExchange exchange, boolean headOnly) throws IOException {
    Reply answer = reply.get();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(answer.status(), headOnly ? -1 : body.length);
    if (!headOnly) {
      exchange.getResponseBody().write(body);
    }
  }
}
