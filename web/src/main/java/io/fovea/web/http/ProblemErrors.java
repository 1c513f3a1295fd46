package io.fovea.web.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, such as a malformed head, looks like all other problems. */
final class ProblemErrors extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    SecurityHeaders.putInto(response.getHeaders());
    // A version of HTTP or an encoding that nobody speaks: nothing is wrong with the server.
    int status = code == 501 || code == 505 ? 400 : code;
    String detail = status < 500 ? "the request is malformed" : "this is a fault of the server";
    new Problem(status, "", detail).reply(Accepts.html(request)).writeTo(response, callback, false);
  }
}
