package io.fovea.streamsclassifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.engine.EngineException;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The topology, driven record by record, with a classifier that is easy to see through. */
class ClassificationTest {
  private final FakeClassifier classifier = new FakeClassifier();
  private final TopologyBench bench = new TopologyBench(() -> classifier);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void writesOnePredictionPerImageInOrder() {
    for (int i = 0; i < 40; i++) {
      bench.poll("key-" + i, bench.event("image-" + i, "cat"));
    }
    bench.process();

    List<TestRecord<byte[], Prediction>> predicted = bench.predictions.readRecordsToList();
    assertThat(predicted).hasSize(40);
    for (int i = 0; i < 40; i++) {
      assertThat(new String(predicted.get(i).key(), UTF_8)).isEqualTo("key-" + i);
      assertThat(predicted.get(i).value().getImageId()).isEqualTo("image-" + i);
      assertThat(predicted.get(i).value().getSourceOffset()).isEqualTo(i);
    }
    assertThat(classifier.batches).containsExactly(8, 32);
  }

  @Test
  void writesEverythingThatIsKnownOfAPrediction() {
    bench.poll("a", bench.event("a", "cat"));
    bench.poll("b", bench.event("b", "dog"));
    bench.process();

    Prediction expected =
        new Prediction(
            "b",
            "fake",
            "1",
            "00ff",
            "dog",
            7,
            0.75f,
            false,
            List.of(new ScoredLabel("dog", 0.75f)),
            TopologyBench.CAPTURED,
            TopologyBench.NOW,
            2,
            0,
            1L);
    assertThat(bench.predictions.readValuesToList()).element(1).isEqualTo(expected);
  }

  @Test
  void keepsHeadersAndTimeOfTheImage() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "00-abc".getBytes(UTF_8));
    bench.poll("a", bench.event("a", "cat"), headers);
    bench.process();

    TestRecord<byte[], Prediction> predicted = bench.predictions.readRecord();
    assertThat(predicted.headers().lastHeader("traceparent").value())
        .isEqualTo("00-abc".getBytes(UTF_8));
    assertThat(predicted.getRecordTime()).isEqualTo(TopologyBench.CAPTURED);
  }

  @Test
  void keepsTheKeyEvenWhereItIsNotTheImagesId() {
    bench.poll("camera-7", bench.event("image-1", "cat"));
    bench.poll(null, bench.event("image-2", "cat"));
    bench.process();

    List<TestRecord<byte[], Prediction>> predicted = bench.predictions.readRecordsToList();
    assertThat(predicted.get(0).key()).isEqualTo("camera-7".getBytes(UTF_8));
    assertThat(predicted.get(1).key()).isNull();
    assertThat(predicted.get(1).value().getImageId()).isEqualTo("image-2");
  }

  @Test
  void classifiesTheNeighboursOfARejectedImage() {
    bench.poll("a", bench.event("a", "cat"));
    bench.poll("b", bench.event("b", "poison"));
    bench.poll("c", bench.event("c", "cat"));
    bench.process();

    assertThat(bench.predictedIds()).containsExactly("a", "c");
    assertThat(bench.deadLetters.readKeyValuesToList())
        .singleElement()
        .satisfies(letter -> assertThat(letter.key).isEqualTo("b".getBytes(UTF_8)));
    assertThat(classifier.batches).containsExactly(3);
  }

  @Test
  void skipsATombstone() {
    bench.poll("a", null);
    bench.poll("b", bench.event("b", "cat"));
    bench.process();

    assertThat(bench.predictedIds()).containsExactly("b");
    assertThat(bench.deadLetters.isEmpty()).isTrue();
    assertThat(bench.count("fovea.images.skipped")).isEqualTo(1);
  }

  @Test
  void countsEachImageOnceByWhatBecameOfIt() {
    for (int i = 0; i < 30; i++) {
      byte[] value = i % 5 == 0 ? null : bench.event("i" + i, i % 3 == 0 ? "poison" : "cat");
      bench.poll("i" + i, i % 7 == 0 ? new byte[] {9} : value);
    }
    bench.process();

    double classified = bench.count("fovea.images.classified");
    double rejected = bench.count("fovea.images.rejected");
    double skipped = bench.count("fovea.images.skipped");
    assertThat(classified).isEqualTo(bench.predictions.getQueueSize()).isPositive();
    assertThat(rejected).isEqualTo(bench.deadLetters.getQueueSize()).isPositive();
    assertThat(skipped).isPositive();
    assertThat(bench.count("fovea.images.consumed"))
        .isEqualTo(classified + rejected + skipped)
        .isEqualTo(30);
  }

  @Test
  void failsWhenTheEngineFailsAndWritesNoDeadLetter() {
    classifier.failure = new EngineException("out of device memory");
    bench.poll("a", bench.event("a", "cat"));

    assertThatThrownBy(bench::process).hasStackTraceContaining("out of device memory");

    assertThat(bench.deadLetters.isEmpty()).isTrue();
    assertThat(bench.count("fovea.images.consumed")).isZero();
  }

  @Test
  void failsOnWhatNobodyForesawAndWritesNoDeadLetter() {
    classifier.failure = new IllegalStateException("a mistake of ours");
    bench.poll("a", bench.event("a", "cat"));

    assertThatThrownBy(bench::process).hasStackTraceContaining("a mistake of ours");

    assertThat(bench.deadLetters.isEmpty()).isTrue();
  }

  @Test
  void closesTheClassifierOnce() {
    bench.poll("a", bench.event("a", "cat"));
    bench.process();
    bench.close();
    bench.close();

    assertThat(classifier.closed).isEqualTo(1);
  }

  @Test
  void isDescribedAsItIsMeant() {
    TopologyBench other = new TopologyBench(() -> classifier);
    try (other) {
      assertThat(other.description())
          .isEqualToIgnoringNewLines(
              """
          Topologies:
             Sub-topology: 0
              Source: images (topics: [images])
                --> classify
              Processor: classify (stores: [])
                --> predictions
                <-- images
              Sink: predictions (topic: predictions)
                <-- classify

          """);
    }
  }
}
