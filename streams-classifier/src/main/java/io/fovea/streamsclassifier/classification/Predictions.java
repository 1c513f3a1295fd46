package io.fovea.streamsclassifier.classification;

import io.fovea.inference.Outcome;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes down what a model said of an image. */
final class Predictions {
  private final ModelIdentity model;

  Predictions(ModelIdentity model) {
    this.model = model;
  }

  Prediction of(
      ConsumerRecord<byte[], byte[]> record,
      ImageEvent event,
      Outcome.Classified outcome,
      Instant now) {
    return new Prediction(
        event.getImageId(),
        model.name(),
        model.version(),
        model.sha256(),
        outcome.label(),
        outcome.labelIndex(),
        outcome.confidence(),
        outcome.unsure(),
        topK(outcome.topK()),
        event.getCapturedAt(),
        now,
        outcome.batchSize(),
        record.partition(),
        record.offset());
  }

  private static List<ScoredLabel> topK(List<Outcome.ScoredLabel> best) {
    List<ScoredLabel> scored = new ArrayList<>(best.size());
    for (Outcome.ScoredLabel one : best) {
      scored.add(new ScoredLabel(one.label(), one.probability()));
    }
    return scored;
  }
}
