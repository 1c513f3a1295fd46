package io.fovea.web.predict;

import static io.fovea.web.http.Html.element;
import static io.fovea.web.http.Html.with;

import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import io.fovea.web.http.Html;
import io.fovea.web.http.HtmlPage;
import io.fovea.web.http.Reply;
import java.util.Locale;
import java.util.Optional;

/** What is told of an image to browsers without scripts; the same as {@link Replies} tell. */
final class PredictionPage {
  private PredictionPage() {}

  /** 200, 422, or 202 while there is no answer. */
  static Reply of(String imageId, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      return onItsWay(imageId);
    }
    return answer.get() instanceof Answer.Classified classified
        ? classified(imageId, classified.prediction())
        : rejected((Answer.Rejected) answer.get());
  }

  /** The browser asks again by itself. */
  private static Reply onItsWay(String imageId) {
    String location = "/predictions/" + imageId;
    return HtmlPage.of(
            202,
            "On its way",
            element("p", "", "The image is in Kafka, and its answer takes longer than usual."),
            link(location, "Look again"))
        .with("Location", location)
        .with("Retry-After", "1")
        .with("Refresh", "1; url=" + location);
  }

  private static Reply classified(String imageId, Prediction prediction) {
    return HtmlPage.of(
        200,
        "The answer",
        element("p", "label", prediction.getLabel()),
        element("p", "", percent(prediction.getConfidence()) + " confident"),
        prediction.getUnsure()
            ? element("p", "note warn", "The model is unsure: take this answer as a guess.")
            : Html.text(""),
        element("ul", with(), best(prediction)),
        element(
            "p",
            "quiet",
            "Model " + prediction.getModelName() + " " + prediction.getModelVersion()),
        feedback(imageId, prediction),
        link("/", "Classify another image"));
  }

  private static Reply rejected(Answer.Rejected rejected) {
    return HtmlPage.of(
        422,
        "This image cannot be classified",
        element("p", "note bad", rejected.message()),
        element("p", "quiet", "Reason: " + rejected.reason()),
        link("/", "Try another image"));
  }

  private static Html[] best(Prediction prediction) {
    return prediction.getTopK().stream()
        .map(scored -> scored.getLabel() + ": " + percent(scored.getProbability()))
        .map(text -> element("li", "", text))
        .toArray(Html[]::new);
  }

  private static Html feedback(String imageId, Prediction prediction) {
    Html[] choices =
        prediction.getTopK().stream()
            .map(ScoredLabel::getLabel)
            .map(
                label ->
                    element(
                        "button",
                        with("class", "button", "name", "label", "value", label, "type", "submit"),
                        Html.text(label)))
            .toArray(Html[]::new);
    Html other =
        element(
            "label",
            with(),
            Html.text("Something else "),
            element("input", with("class", "field", "name", "label", "maxlength", "100")));
    // The first button of a form is what the Enter key presses: here, to send what was written.
    Html send = element("button", with("class", "button primary"), Html.text("Send"));
    return element(
        "form",
        with("method", "post", "action", "/predictions/" + imageId + "/label"),
        element("h2", "", "What is it really?"),
        element("div", with("class", "actions"), other, send),
        element("div", with("class", "actions"), choices));
  }

  private static Html link(String to, String text) {
    return element("p", with(), element("a", with("href", to), Html.text(text)));
  }

  private static String percent(float share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}
