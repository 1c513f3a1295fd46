package io.fovea.web.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong with a request, as {@code application/problem+json} (RFC 9457) tells it.
 *
 * @param status of HTTP
 * @param field what to mend: a parameter, a header, a field of the form; may be empty
 * @param detail a sentence for people; no text of the request's own stands in it
 */
public record Problem(int status, String field, String detail) {
  public static final String CONTENT_TYPE = "application/problem+json";

  /** For a stage of work that ends in this. */
  public static final class Raised extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    private Raised(Problem problem) {
      super(problem.detail(), null, false, false); // an answer, not a fault: no stack trace
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }

  public Raised raised() {
    return new Raised(this);
  }

  public static Problem tooLarge(String field, long mostBytes) {
    return new Problem(413, field, "must not be larger than " + mostBytes + " bytes");
  }

  public static Problem busy(String what) {
    return new Problem(503, "", what + "; try again in a moment");
  }

  /**
   * Tells it.
   *
   * @param html to people; else as {@code problem+json}
   */
  Reply reply(boolean html) {
    Reply reply = html ? page() : json();
    return switch (status) {
      case 429, 503 -> reply.with("Retry-After", "1");
      case 401 -> reply.with("WWW-Authenticate", "Bearer");
      default -> reply;
    };
  }

  private Reply page() {
    return HtmlPage.of(
        status,
        title(),
        Html.element("p", "note bad", field.isEmpty() ? detail : field + ": " + detail),
        Html.element(
            "p",
            Html.with(),
            Html.element("a", Html.with("href", "/"), Html.text("To the first page"))));
  }

  private Reply json() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title());
    body.put("status", status);
    body.put("detail", detail);
    if (!field.isEmpty()) {
      body.put("field", field);
    }
    return Reply.json(status, CONTENT_TYPE, body);
  }

  private String title() {
    return switch (status) {
      case 400 -> "Bad request";
      case 401 -> "Access token needed";
      case 403 -> "Forbidden";
      case 404 -> "Not found";
      case 405 -> "Method not allowed";
      case 408 -> "Too slow";
      case 409 -> "No prediction";
      case 413 -> "Too large";
      case 415 -> "Unsupported media type";
      case 422 -> "The image cannot be classified";
      case 429 -> "Too many requests";
      case 503 -> "Not now";
      default -> status < 500 ? "Bad request" : "Failed";
    };
  }
}
