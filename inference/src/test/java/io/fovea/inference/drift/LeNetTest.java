package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.inference.model.ReferenceDistribution;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The answers of a LeNet that learned MNIST alone, on streams drawn from its answers on MNIST's
 * test images and on others: {@code src/test/python/drift_streams.py}.
 */
class LeNetTest {
  private static JsonNode streams;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream json = LeNetTest.class.getResourceAsStream("lenet.json")) {
      streams = new ObjectMapper().readTree(json);
    }
  }

  @ParameterizedTest
  @CsvSource({"digits, 1000", "inverted, 200"})
  void otherImagesAreTold(String images, int within) {
    int told = alarms(images, 500, within);
    assertThat(told).isGreaterThanOrEqualTo(490);
  }

  @ParameterizedTest
  @CsvSource({"200, 2000", "1000, 2000", "10000, 1000", "100000, 100", "1000000, 15"})
  void testImagesRaiseNoMoreFalseAlarmsThanStated(int images, int windows) {
    int most = (int) Math.ceil(DriftTest.FALSE_ALARM_RATE * windows);
    assertThat(alarms("mnist", windows, images)).isLessThanOrEqualTo(most);
  }

  /** A difference that is real, but that people would not care for. */
  @ParameterizedTest
  @ValueSource(ints = {2, 20, 200})
  void allTestImagesManyTimesAreNoDrift(int times) {
    long[] confidence = counts("mnist", "confidence");
    Map<String, Long> predicted = predicted("mnist");
    predicted.replaceAll((label, count) -> count * times);
    DriftFigures figures =
        DriftTest.compare(
                reference(), predicted, LongStream.of(confidence).map(n -> n * times).toArray())
            .orElseThrow();
    assertThat(figures.drifted()).isFalse();
    assertThat(figures.confidenceStability()).isLessThan(0.01);
  }

  private static int alarms(String images, int windows, int most) {
    Stream stream = new Stream(weights(images, "predicted"), weights(images, "confidence"));
    SplittableRandom random = new SplittableRandom(images.hashCode() + most);
    int alarms = 0;
    for (int i = 0; i < windows; i++) {
      alarms += stream.alarms(reference(), most, random) ? 1 : 0;
    }
    return alarms;
  }

  private static ReferenceDistribution reference() {
    return new ReferenceDistribution(
        streams.at("/validation/images").asLong(),
        predicted("validation"),
        LongStream.of(counts("validation", "confidence")).boxed().toList());
  }

  private static Map<String, Long> predicted(String images) {
    long[] counts = counts(images, "predicted");
    Map<String, Long> predicted = new TreeMap<>();
    for (int i = 0; i < counts.length; i++) {
      predicted.put("class " + i, counts[i]);
    }
    return predicted;
  }

  private static double[] weights(String images, String what) {
    return LongStream.of(counts(images, what)).asDoubleStream().toArray();
  }

  private static long[] counts(String images, String what) {
    return StreamSupport.stream(streams.get(images).get(what).spliterator(), false)
        .mapToLong(JsonNode::asLong)
        .toArray();
  }
}
