package io.fovea.web.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.web.http.Problem;
import io.fovea.web.http.RequestBody;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.UrlEncoded;

/** The label in a request: {@code {"label": "7"}}, or a field of a form. */
final class LabelBody {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AS_JSON = "application/json";
  private static final String AS_FORM = "application/x-www-form-urlencoded";
  private static final int MOST_BYTES = 4 << 10;
  private static final Duration MOST_TIME = Duration.ofSeconds(10);

  private LabelBody() {}

  /**
   * The label, checked; fails with {@link Problem.Raised}.
   *
   * @throws Problem.Raised 415
   */
  static CompletableFuture<String> read(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return switch (type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
      case AS_JSON -> text(request).thenApply(LabelBody::ofJson).thenApply(LabelText::check);
      case AS_FORM -> text(request).thenApply(LabelBody::ofForm).thenApply(LabelText::check);
      default ->
          throw new Problem(415, "Content-Type", "must be " + AS_JSON + " or " + AS_FORM).raised();
    };
  }

  private static CompletableFuture<byte[]> text(Request request) {
    return RequestBody.read(request, MOST_BYTES, MOST_TIME, Problem.tooLarge("body", MOST_BYTES));
  }

  private static String ofJson(byte[] body) {
    try {
      JsonNode label = JSON.readTree(body).path(LabelText.FIELD);
      if (label.isTextual()) {
        return label.textValue();
      }
    } catch (IOException malformed) {
      throw new Problem(400, "body", "must be well-formed JSON").raised();
    }
    throw LabelText.problem("must be there, as text");
  }

  private static String ofForm(byte[] body) {
    List<String> labels = new ArrayList<>();
    try {
      UrlEncoded.decodeTo(
          new String(body, UTF_8),
          (name, value) -> {
            if (name.equals(LabelText.FIELD)) {
              labels.add(value);
            }
          },
          UTF_8);
    } catch (RuntimeException malformed) {
      throw new Problem(400, "body", "must be a well-formed form").raised();
    }
    // Beside the buttons with labels, the form has a field to write another: it may be empty.
    return labels.stream()
        .filter(label -> !label.isBlank())
        .findFirst()
        .orElseThrow(() -> LabelText.problem("must be in the form"));
  }
}
