package io.fovea.streamsclassifier.quality;

import io.fovea.inference.model.ReferenceDistribution;
import io.fovea.streamsclassifier.quality.fact.Fact;
import io.fovea.streamsclassifier.quality.fact.FactReader;
import io.fovea.streamsclassifier.quality.fact.FactSerde;
import io.fovea.streamsclassifier.quality.fact.LabelReading;
import io.fovea.streamsclassifier.quality.fact.ModelVersion;
import io.fovea.streamsclassifier.quality.fact.PredictionReading;
import io.fovea.streamsclassifier.quality.report.ReportProcessor;
import io.fovea.streamsclassifier.quality.totals.PartitionTotalsSerde;
import io.fovea.streamsclassifier.quality.totals.TotalsKey;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The topology: predictions and labels in, reports out. A value: making it starts nothing.
 *
 * @param references what models answered on their validation images; of others no drift is told
 * @param clock dates records that carry no time
 */
public record QualityTopology(
    QualityTopics topics,
    QualityLimits limits,
    Map<ModelVersion, ReferenceDistribution> references,
    QualitySerdes serdes,
    QualityListener listener,
    Clock clock) {

  public Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    QualityStores.addTo(builder);
    together(builder)
        .process(
            () -> new JoinProcessor(limits),
            Named.as("join"),
            JoinProcessor.IMAGES,
            JoinProcessor.TOTALS)
        .repartition(
            Repartitioned.with(TotalsKey.serde(), PartitionTotalsSerde.of())
                .withName("totals")
                .withNumberOfPartitions(topics.partitions()))
        .process(
            () -> new ReportProcessor(references, limits.timeToLive(), listener),
            Named.as("report"),
            ReportProcessor.PARTITIONS,
            ReportProcessor.LOOKS)
        .to(topics.quality(), Produced.with(Serdes.String(), serdes.reports()).withName("quality"));
    return builder.build();
  }

  /**
   * All facts of an image in one partition. The classifier's predictions are there already if the
   * image's record was keyed by its id, as most are; labels are moved always, for who knows by
   * which hash their producer chose a partition, and of how many.
   */
  private KStream<byte[], Fact> together(StreamsBuilder builder) {
    Map<String, KStream<byte[], Fact>> predictions =
        predictions(builder)
            .split(Named.as("keyed-"))
            .branch((key, fact) -> fact.isKeyedBy(key), Branched.as("by-image"))
            .defaultBranch(Branched.as("otherwise"));
    return predictions
        .get("keyed-by-image")
        .merge(moved(predictions.get("keyed-otherwise"), "predictions-by-image"))
        .merge(moved(labels(builder), "labels-by-image"), Named.as("together"));
  }

  private KStream<byte[], Fact> predictions(StreamsBuilder builder) {
    return read(
        builder,
        topics.predictions(),
        "predictions",
        () -> new PredictionReading(topics.predictions(), serdes.predictions().get()));
  }

  private KStream<byte[], Fact> labels(StreamsBuilder builder) {
    return read(
        builder,
        topics.labels(),
        "labels",
        () -> new LabelReading(topics.labels(), serdes.labels().get()));
  }

  private KStream<byte[], Fact> read(
      StreamsBuilder builder, String topic, String name, Supplier<FactReader.Reading> reading) {
    return builder.stream(
            topic,
            Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(
                    (record, time) -> record.timestamp() >= 0 ? record.timestamp() : clock.millis())
                .withName(name))
        .processValues(() -> new FactReader(reading.get(), listener), Named.as("read-" + name));
  }

  private KStream<byte[], Fact> moved(KStream<byte[], Fact> facts, String name) {
    return facts
        .selectKey((key, fact) -> fact.key(), Named.as("key-of-" + name))
        .repartition(
            Repartitioned.with(Serdes.ByteArray(), FactSerde.of())
                .withName(name)
                .withNumberOfPartitions(topics.partitions()));
  }
}
