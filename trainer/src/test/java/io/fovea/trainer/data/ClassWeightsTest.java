package io.fovea.trainer.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassWeightsTest {

  @ParameterizedTest
  @MethodSource("scikitLearn")
  void balancedIsThatOfScikitLearn(String line) {
    String[] sides = line.split("; ");
    int[] counts = Stream.of(sides[0].split(" ")).mapToInt(Integer::parseInt).toArray();
    double[] expected = Stream.of(sides[1].split(" ")).mapToDouble(Double::parseDouble).toArray();
    float[] weights = ClassWeights.balanced(images(counts), counts.length);
    assertThat(weights).hasSize(counts.length);
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      assertThat((double) weights[i]).isCloseTo(expected[i], within(expected[i] * 1e-7));
      sum += (double) weights[i] * counts[i];
    }
    assertThat(sum).isCloseTo(IntStream.of(counts).sum(), within(sum * 1e-6));
  }

  static List<String> scikitLearn() throws IOException {
    try (InputStream in = ClassWeightsTest.class.getResourceAsStream("/data/class-weights.csv")) {
      String text = new String(in.readAllBytes(), UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }

  @Test
  void classWithoutImagesHasNoWeight() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassWeights.balanced(images(3, 0, 2), 3))
        .withMessageContaining("Class 1");
  }

  private static PreparedImages images(int... counts) {
    int[] labels =
        IntStream.range(0, counts.length)
            .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
            .toArray();
    float[] pixel = {0};
    return new PreparedImages(
        Stream.generate(() -> pixel).limit(labels.length).toList(), labels, List.of());
  }
}
