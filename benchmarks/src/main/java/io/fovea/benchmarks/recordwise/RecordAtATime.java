package io.fovea.benchmarks.recordwise;

import io.fovea.inference.image.ImagePreprocessor;
import io.fovea.inference.model.ModelFile;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import io.fovea.schemas.RegistrySerde;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A topology that maps each image to its prediction, with Kafka Streams' own settings. Better than
 * the examples in this alone: the network is loaded once for each thread and not for each record,
 * and a prediction says what ours says.
 */
public final class RecordAtATime {
  private RecordAtATime() {}

  /** Started by {@link RecordProcess}. */
  public static void main(String[] given) {
    Map<String, String> registry = Map.of("schema.registry.url", given[1]);
    Path model = Path.of(given[2]);
    KafkaStreams streams =
        new KafkaStreams(
            topology(model, given[3], given[4], registry),
            properties(given[0], given[5], Integer.parseInt(given[6])));
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }

  private static Topology topology(
      Path model, String images, String predictions, Map<String, String> registry) {
    StreamsBuilder builder = new StreamsBuilder();
    ImagePreprocessor preprocessor = OneImage.preprocessor(ModelFile.read(model));
    ThreadLocal<OneImage> network =
        ThreadLocal.withInitial(() -> OneImage.restore(model, preprocessor));
    builder.stream(
            images,
            Consumed.with(Serdes.ByteArray(), RegistrySerde.forValues(ImageEvent.class, registry)))
        .mapValues(event -> network.get().classify(event))
        .to(
            predictions,
            Produced.with(Serdes.ByteArray(), RegistrySerde.forValues(Prediction.class, registry)));
    return builder.build();
  }

  private static Properties properties(String bootstrapServers, String id, int threads) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put("auto.offset.reset", "earliest");
    return properties;
  }
}
