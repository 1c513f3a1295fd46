package io.fovea.web.predict;

import io.fovea.schema.Prediction;
import io.fovea.web.http.Problem;
import io.fovea.web.http.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told of an image. */
final class Replies {
  private Replies() {}

  /**
   * 200, 422, or 202 while there is no answer.
   *
   * @param html for people; else JSON
   */
  static Reply of(String imageId, Optional<Answer> answer, boolean html) {
    return html ? PredictionPage.of(imageId, answer) : json(imageId, answer);
  }

  private static Reply json(String imageId, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      return onItsWay(imageId);
    }
    return answer.get() instanceof Answer.Classified classified
        ? classified(imageId, classified)
        : rejected(imageId, (Answer.Rejected) answer.get());
  }

  private static Reply onItsWay(String imageId) {
    return Reply.json(202, Map.of("imageId", imageId))
        .with("Location", "/predictions/" + imageId)
        .with("Retry-After", "1");
  }

  private static Reply classified(String imageId, Answer.Classified classified) {
    Prediction prediction = classified.prediction();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("imageId", imageId);
    body.put("label", prediction.getLabel());
    body.put("confidence", prediction.getConfidence());
    body.put("unsure", prediction.getUnsure());
    body.put("topK", topK(prediction));
    body.put("model", model(prediction));
    body.put("timings", timings(classified));
    return Reply.json(200, body);
  }

  private static Map<String, Object> model(Prediction prediction) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", prediction.getModelName());
    model.put("version", prediction.getModelVersion());
    return model;
  }

  private static List<Map<String, Object>> topK(Prediction prediction) {
    return prediction.getTopK().stream()
        .map(
            scored -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("label", scored.getLabel());
              one.put("probability", scored.getProbability());
              return one;
            })
        .toList();
  }

  private static Map<String, Object> timings(Answer.Classified classified) {
    Prediction prediction = classified.prediction();
    Map<String, Object> timings = new LinkedHashMap<>();
    timings.put("capturedAt", prediction.getCapturedAt().toString());
    timings.put("classifiedAt", prediction.getClassifiedAt().toString());
    timings.put("answeredAt", classified.at().toString());
    timings.put("millis", Duration.between(prediction.getCapturedAt(), classified.at()).toMillis());
    return timings;
  }

  private static Reply rejected(String imageId, Answer.Rejected rejected) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", "The image cannot be classified");
    body.put("status", 422);
    body.put("detail", rejected.message());
    body.put("field", "image");
    body.put("reason", rejected.reason());
    body.put("imageId", imageId);
    return Reply.json(422, Problem.CONTENT_TYPE, body);
  }
}
