package io.fovea.web.feedback;

import io.fovea.schema.LabelFeedback;
import io.fovea.web.http.Accepts;
import io.fovea.web.http.Html;
import io.fovea.web.http.HtmlPage;
import io.fovea.web.http.Problem;
import io.fovea.web.http.Reply;
import io.fovea.web.http.RouteTable;
import io.fovea.web.predict.Answer;
import io.fovea.web.predict.Answers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /predictions/{id}/label}: says what an image really shows, and takes it back. */
public final class Feedback {
  private static final Logger LOG = LoggerFactory.getLogger(Feedback.class);
  private static final String PATH = "/predictions/{id}/label";

  private final Answers answers;
  private final LabelSink sink;
  private final String annotator;
  private final Clock clock;

  /**
   * @param annotator who is said to have said so
   */
  public Feedback(Answers answers, LabelSink sink, String annotator, Clock clock) {
    this.answers = answers;
    this.sink = sink;
    this.annotator = annotator;
    this.clock = clock;
  }

  public void addTo(RouteTable table) {
    table.guarded("POST", PATH, this::give).guarded("DELETE", PATH, this::withdraw);
  }

  private CompletableFuture<Reply> give(Request request, String imageId) {
    expectClassified(imageId);
    return LabelBody.read(request)
        .thenCompose(
            text -> {
              LabelFeedback label =
                  new LabelFeedback(
                      imageId, text, annotator, clock.instant().truncatedTo(ChronoUnit.MILLIS));
              return kept(sink.publish(label))
                  .thenApply(done -> given(label, Accepts.html(request)));
            });
  }

  private CompletableFuture<Reply> withdraw(Request request, String imageId) {
    expectClassified(imageId);
    return kept(sink.withdraw(imageId)).thenApply(done -> Reply.empty(204));
  }

  /** Only who asked about an image knows its id: nobody labels what others sent. */
  private void expectClassified(String imageId) {
    Answer answer =
        answers
            .find(imageId)
            .orElseThrow(
                () -> new Problem(404, "id", "is unknown, or forgotten meanwhile").raised())
            .getNow(null);
    if (answer == null) {
      throw new Problem(409, "id", "has no prediction yet").raised();
    } else if (answer instanceof Answer.Rejected) {
      throw new Problem(409, "id", "has no prediction: the image was rejected").raised();
    }
  }

  private static CompletableFuture<Void> kept(CompletableFuture<Void> published) {
    return published.handle(
        (done, failure) -> {
          if (failure != null) {
            LOG.warn("A label could not be published: {}", failure.toString());
            throw Problem.busy("the label could not be published").raised();
          }
          return null;
        });
  }

  private static Reply given(LabelFeedback label, boolean html) {
    if (html) {
      return HtmlPage.of(
          200,
          "Thank you",
          Html.element("p", "", "You said that it is “" + label.getLabel() + "”."),
          Html.element(
              "p", Html.with(), Html.element("a", Html.with("href", "/"), Html.text("Go on"))));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("imageId", label.getImageId());
    body.put("label", label.getLabel());
    body.put("annotator", label.getAnnotator());
    body.put("labeledAt", label.getLabeledAt().toString());
    return Reply.json(200, body);
  }
}
