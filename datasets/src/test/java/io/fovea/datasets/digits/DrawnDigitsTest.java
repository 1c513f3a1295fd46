package io.fovea.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {

  private final Dataset digits = digits(42, 3000, 300);

  @Test
  void sizesAreThoseAskedFor() {
    assertThat(digits.size(Split.TRAIN)).isEqualTo(3000);
    assertThat(digits.size(Split.TEST)).isEqualTo(300);
    assertThatThrownBy(() -> digits.images(Split.TEST).get(300))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void asManyAsMnistUnlessAskedOtherwise() {
    Dataset all = Datasets.open(DatasetSpec.parse("digits"), DatasetOptions.defaults());
    assertThat(all.size(Split.TRAIN)).isEqualTo(60_000);
    assertThat(all.size(Split.TEST)).isEqualTo(10_000);
    assertThat(all.images(Split.TRAIN).get(59_999).id()).isEqualTo("digits-train-59999");
  }

  @Test
  void anyOrderGivesTheSameImages() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 300).boxed().toList());
    Collections.shuffle(order, new Random(1));
    List<LabelledImage> inOrder = List.copyOf(digits.images(Split.TEST));
    List<LabelledImage> again = digits(42, 1, 300).images(Split.TEST);
    for (int index : order) {
      LabelledImage image = again.get(index);
      assertThat(image.id()).isEqualTo("digits-test-%05d".formatted(index));
      assertThat(image.label()).isEqualTo(inOrder.get(index).label());
      assertThat(pixels(image)).isEqualTo(pixels(inOrder.get(index)));
    }
  }

  @Test
  void manyThreadsGiveTheSameImages() {
    List<LabelledImage> some = digits.images(Split.TRAIN).subList(0, 300);
    byte[][] alone = some.stream().map(DrawnDigitsTest::pixels).toArray(byte[][]::new);
    byte[][] together = some.parallelStream().map(DrawnDigitsTest::pixels).toArray(byte[][]::new);
    assertThat(together).isDeepEqualTo(alone);
  }

  @Test
  void noTwoImagesAreAlike() {
    Dataset other = digits(43, 3000, 300);
    Set<ByteBuffer> different =
        IntStream.range(0, 300)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(digits, other)
                        .flatMap(
                            d ->
                                Stream.of(
                                    d.images(Split.TRAIN).get(i), d.images(Split.TEST).get(i))))
            .map(image -> ByteBuffer.wrap(pixels(image)))
            .collect(Collectors.toSet());
    assertThat(different.size()).isEqualTo(1200);
  }

  @Test
  void everyDigitComesAboutAsOften() {
    Map<String, Long> counts =
        digits.images(Split.TRAIN).stream()
            .collect(Collectors.groupingBy(LabelledImage::label, Collectors.counting()));
    assertThat(counts.keySet()).containsExactlyInAnyOrderElementsOf(digits.labels());
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(220L, 380L));
  }

  @Test
  void inkLiesRoundTheMiddleOnCleanPaper() {
    for (LabelledImage image : digits.images(Split.TEST)) {
      byte[] pixels = pixels(image);
      double sum = 0;
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < pixels.length; i++) {
        int value = pixels[i] & 0xff;
        sum += value;
        sumX += value * (i % 28);
        sumY += value * (i / 28);
      }
      assertThat(sumX / sum).isCloseTo(13.5, within(3.0));
      assertThat(sumY / sum).isCloseTo(13.5, within(3.0));
      // MNIST's own means lie between 6 and 100 for all but a few images.
      assertThat(sum / pixels.length).isBetween(5.0, 110.0);
      assertThat(pixels[0]).isZero();
    }
  }

  /** A reader that knows nothing of pens: the nearest of 3,000 images by plain distance. */
  @Test
  void nearestNeighbourReadsMostDigits() {
    List<LabelledImage> known = List.copyOf(digits.images(Split.TRAIN));
    long right =
        digits.images(Split.TEST).parallelStream()
            .filter(image -> image.label().equals(NearestNeighbour.read(image, known)))
            .count();
    assertThat(right).isGreaterThan(300 * 85 / 100);
  }

  @Test
  void checksumChangesWithSeedAndSizesAlone() {
    assertThat(digits.checksum())
        .matches("sha256:[0-9a-f]{64}")
        .isEqualTo(digits(42, 3000, 300).checksum())
        .isNotEqualTo(digits(43, 3000, 300).checksum())
        .isNotEqualTo(digits(42, 3001, 300).checksum());
  }

  private static Dataset digits(long seed, int train, int test) {
    return Datasets.open(
        DatasetSpec.parse("digits"),
        DatasetOptions.defaults().withSeed(seed).withDigits(train, test));
  }

  private static byte[] pixels(LabelledImage image) {
    return ((Raw) image.content()).pixels();
  }
}
