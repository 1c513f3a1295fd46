package io.fovea.benchmarks.jmh;

import io.fovea.benchmarks.load.Load;
import io.fovea.inference.ImageClassifier;
import io.fovea.inference.Outcome;
import io.fovea.inference.image.ImageInput;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.schema.ImageEvent;
import io.fovea.schemas.RegistryAvroDeserializer;
import io.fovea.schemas.RegistrySerde;
import io.fovea.schemas.registry.InMemorySchemaRegistry;
import io.fovea.streamsclassifier.classification.ImageDecider;
import io.fovea.streamsclassifier.classification.ModelIdentity;
import io.fovea.streamsclassifier.classification.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 128 raw images of 28x28 round an engine that answers at once: what a batch costs beside it. */
@State(Scope.Thread)
public class ChunkBenchmark {
  private static final int BATCH = 128;

  @Param({"10", "1000"})
  public int classes;

  private List<ImageInput> images;
  private ImageClassifier classifier;
  private List<ConsumerRecord<byte[], byte[]>> records;
  private ImageDecider decider;

  @Setup(Level.Trial)
  public void prepare() {
    List<byte[]> contents = Load.RAW28.contents().subList(0, BATCH);
    images = contents.stream().map(Load.RAW28::input).toList();
    classifier = classifier();
    InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
    records =
        IntStream.range(0, BATCH).mapToObj(i -> record(i, contents.get(i), registry)).toList();
    decider =
        new ImageDecider(
            RegistryAvroDeserializer.of(ImageEvent.class, registry),
            classifier(),
            new ModelIdentity("bench", "1", "0".repeat(64)),
            Clock.systemUTC());
  }

  private static ConsumerRecord<byte[], byte[]> record(
      int index, byte[] content, InMemorySchemaRegistry registry) {
    byte[] value =
        RegistrySerde.forValues(ImageEvent.class, registry)
            .serializer()
            .serialize("images", Events.image(index, content));
    return new ConsumerRecord<>("images", 0, index, new byte[0], value);
  }

  private ImageClassifier classifier() {
    List<String> labels = IntStream.range(0, classes).mapToObj(i -> "class-" + i).toList();
    ModelManifest manifest =
        ModelManifest.of(
            "bench",
            "1",
            labels,
            Preprocessing.unitRange(1, 28, 28),
            new Provenance("none", "none", 0, Map.of()),
            Instant.EPOCH);
    return new ImageClassifier(
        manifest, new FixedEngine(BATCH, classes), ImageLimits.DEFAULT, 3, 0.5f);
  }

  /** Batch assembly, reading the answer and ranking. */
  @Benchmark
  public List<Outcome> classify() {
    return classifier.classify(images);
  }

  /** The same with reading Avro before and making predictions behind. */
  @Benchmark
  public List<Verdict> decide() {
    return decider.decide(records);
  }

  @TearDown
  public void close() {
    classifier.close();
    decider.close();
  }
}
