package io.fovea.streamsclassifier.classification;

import io.fovea.schema.Prediction;
import io.fovea.streamsclassifier.lookahead.LookAheads;
import java.time.Clock;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The topology: images in, predictions out, key and headers kept. A value: making it starts
 * nothing.
 *
 * @param images topic to read
 * @param predictions topic to write
 */
public record ClassificationTopology(String images, String predictions) {

  /**
   * The source reads plain bytes: a chunk's records are decoded together, and what cannot be
   * decoded must reach the processor to become a dead letter.
   *
   * @param paces makes one for each stream thread
   * @param clock dates records that carry no time
   */
  public Topology topology(
      LookAheads<Verdict> lookAheads,
      ClassificationCounts counts,
      Supplier<ReleasePace> paces,
      Serde<Prediction> predictionSerde,
      Clock clock) {
    ThreadLocal<ReleasePace> paceOfThread = ThreadLocal.withInitial(paces);
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(
            images,
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(timeOfRecord(clock))
                .withName("images"))
        .processValues(
            () -> new ClassifyProcessor(lookAheads, images, counts, paceOfThread),
            Named.as("classify"))
        .to(
            predictions,
            Produced.with(Serdes.ByteArray(), predictionSerde).withName("predictions"));
    return builder.build();
  }

  /**
   * Nothing here depends on time, so a record without one (an old or foreign producer) is no reason
   * to stop, which is what Kafka Streams would do by itself.
   */
  private static TimestampExtractor timeOfRecord(Clock clock) {
    return (record, partitionTime) -> record.timestamp() >= 0 ? record.timestamp() : clock.millis();
  }
}
