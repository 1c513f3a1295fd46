package io.fovea.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.datasets.digits.NearestNeighbour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real files, where a cache has them. */
class MnistTest {

  private static final String DATA = System.getenv("FOVEA_DATA");
  private static final String SKIPPED =
      "skipped: FOVEA_DATA names no folder with mnist/ in it, and tests download nothing";

  private DatasetOptions options;

  @BeforeAll
  static void sayIfSkipped() {
    if (!hasFiles()) {
      System.out.println("MnistTest " + SKIPPED);
    }
  }

  /**
   * Not before all: a class that is left out as a whole is missing from the count of skipped tests.
   */
  @BeforeEach
  void skipWithoutFiles() {
    assumeTrue(hasFiles(), SKIPPED);
    options = DatasetOptions.defaults().withCache(Path.of(DATA)).withOffline(true);
  }

  private static boolean hasFiles() {
    return DATA != null && Files.isDirectory(Path.of(DATA, "mnist"));
  }

  /** Counts per digit of the test set, as everyone finds them. */
  @Test
  void testSetHasItsKnownShape() {
    Dataset mnist = Datasets.open(DatasetSpec.parse("mnist:test"), options);
    Map<String, Long> counts =
        mnist.images(Split.TEST).stream()
            .collect(Collectors.groupingBy(LabelledImage::label, Collectors.counting()));
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "0", 980L, "1", 1135L, "2", 1032L, "3", 1010L, "4", 982L, "5", 892L, "6", 958L, "7",
                1028L, "8", 974L, "9", 1009L));
    assertThat(mnist.images(Split.TEST).get(0).label()).isEqualTo("7");
  }

  /** Mean and deviation of the training pixels, as every MNIST program writes them. */
  @Test
  void trainingPixelsHaveTheirKnownMeanAndDeviation() {
    Dataset mnist = Datasets.open(DatasetSpec.parse("mnist"), options);
    assertThat(mnist.size(Split.TRAIN)).isEqualTo(60_000);
    double sum = 0;
    double squares = 0;
    for (LabelledImage image : mnist.images(Split.TRAIN)) {
      for (byte pixel : ((Raw) image.content()).pixels()) {
        double value = (pixel & 0xff) / 255.0;
        sum += value;
        squares += value * value;
      }
    }
    double mean = sum / 60_000 / 784;
    assertThat(mean).isBetween(0.13065, 0.13075);
    assertThat(Math.sqrt(squares / 60_000 / 784 - mean * mean)).isBetween(0.30805, 0.30815);
  }

  /** Drawn digits must look like written ones: whoever knows MNIST reads them. */
  @Test
  void knowingMnistIsEnoughToReadDrawnDigits() {
    List<LabelledImage> known =
        List.copyOf(Datasets.open(DatasetSpec.parse("mnist:test"), options).images(Split.TEST));
    List<LabelledImage> drawn =
        Datasets.open(DatasetSpec.parse("digits"), options).images(Split.TEST).subList(0, 300);
    long right =
        drawn.parallelStream()
            .filter(image -> image.label().equals(NearestNeighbour.read(image, known)))
            .count();
    assertThat(right).isGreaterThan(300 * 75 / 100);
  }
}
