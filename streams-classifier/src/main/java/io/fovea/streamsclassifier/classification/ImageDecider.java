package io.fovea.streamsclassifier.classification;

import io.fovea.inference.BatchClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.fovea.schema.ImageEvent;
import io.fovea.streamsclassifier.deadletter.RecordFaults;
import io.fovea.streamsclassifier.deadletter.RejectedRecordException;
import io.fovea.streamsclassifier.lookahead.ChunkDecider;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decides image records: reads each one's Avro, classifies all that could be read in one run of the
 * engine, and gives every record a verdict of its own. Belongs to one stream thread, which closes
 * it, and it the classifier.
 */
public final class ImageDecider implements ChunkDecider<Verdict> {
  private final Deserializer<ImageEvent> events;
  private final BatchClassifier classifier;
  private final Predictions predictions;
  private final Clock clock;

  public ImageDecider(
      Deserializer<ImageEvent> events,
      BatchClassifier classifier,
      ModelIdentity model,
      Clock clock) {
    this.events = events;
    this.classifier = classifier;
    this.predictions = new Predictions(model);
    this.clock = clock;
  }

  @Override
  public List<Verdict> decide(List<ConsumerRecord<byte[], byte[]>> chunk) {
    Verdict[] verdicts = new Verdict[chunk.size()];
    ImageEvent[] read = new ImageEvent[chunk.size()];
    List<ImageInput> images = new ArrayList<>(chunk.size());
    for (int i = 0; i < verdicts.length; i++) {
      try {
        read[i] = read(chunk.get(i));
        images.add(ImageInputs.of(read[i]));
      } catch (RejectedRecordException rejected) {
        verdicts[i] = new Verdict.Refused(rejected);
      }
    }
    Iterator<Outcome> outcomes = classify(images).iterator();
    Instant now = clock.instant();
    for (int i = 0; i < verdicts.length; i++) {
      if (verdicts[i] == null) {
        verdicts[i] = verdict(chunk.get(i), read[i], outcomes.next(), now);
      }
    }
    return Arrays.asList(verdicts);
  }

  /**
   * A record that cannot be read is its own fault; a registry that does not answer is not, and must
   * not send good images to the dead letters.
   */
  private ImageEvent read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return events.deserialize(record.topic(), record.headers(), record.value());
    } catch (SerializationException e) {
      throw RecordFaults.rejection(e).orElseThrow(() -> e);
    }
  }

  private List<Outcome> classify(List<ImageInput> images) {
    if (images.isEmpty()) {
      return List.of();
    }
    List<Outcome> outcomes = classifier.classify(images);
    if (outcomes.size() != images.size()) {
      throw new IllegalStateException(outcomes.size() + " outcomes of " + images.size());
    }
    return outcomes;
  }

  private Verdict verdict(
      ConsumerRecord<byte[], byte[]> record, ImageEvent event, Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Classified classified) {
      return new Verdict.Predicted(predictions.of(record, event, classified, now));
    }
    Outcome.Rejected rejected = (Outcome.Rejected) outcome;
    return new Verdict.Refused(RejectedRecordException.of(rejected.rejection()));
  }

  @Override
  public void close() {
    try {
      events.close();
    } finally {
      classifier.close();
    }
  }
}
