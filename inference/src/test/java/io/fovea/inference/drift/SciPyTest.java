package io.fovea.inference.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Figures by SciPy ({@code chi2_contingency}, correction=False) and NumPy: {@code
 * src/test/python/drift_fixture.py}.
 */
class SciPyTest {
  private static final double EXACT = 1e-9;

  @TestFactory
  Iterable<DynamicTest> figuresAreTheSame() throws IOException {
    try (InputStream json = SciPyTest.class.getResourceAsStream("two-samples.json")) {
      JsonNode cases = new ObjectMapper().readTree(json).get("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(c -> DynamicTest.dynamicTest(c.get("name").asText(), () -> assertSame(c)))
          .toList();
    }
  }

  private static void assertSame(JsonNode expected) {
    Samples samples =
        new Samples(counts(expected.get("reference")), counts(expected.get("actual"))).pooled();
    assertThat(samples.reference()).isEqualTo(counts(expected.get("pooledReference")));
    assertThat(samples.actual()).isEqualTo(counts(expected.get("pooledActual")));
    double statistic = expected.get("statistic").asDouble();
    assertThat(TwoSampleTest.statistic(samples))
        .isCloseTo(statistic, within(EXACT * (1 + statistic)));
    assertThat(TwoSampleTest.pValue(samples))
        .isCloseTo(expected.get("pValue").asDouble(), within(EXACT));
    assertThat(PopulationStability.index(samples))
        .isCloseTo(expected.get("stability").asDouble(), within(EXACT));
  }

  /** One less the distribution function would be 0. */
  @Test
  void smallProbabilitiesKeepTheirDigits() {
    long[] reference = {1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};
    long[] actual = {1500, 500, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000};
    Samples samples = new Samples(reference, actual);
    assertThat(TwoSampleTest.statistic(samples)).isCloseTo(800 / 3.0, within(EXACT));
    assertThat(TwoSampleTest.pValue(samples) / 3.0003654980929698e-52).isCloseTo(1, within(EXACT));
  }

  private static long[] counts(JsonNode numbers) {
    return StreamSupport.stream(numbers.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }
}
