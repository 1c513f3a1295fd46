package io.fovea.datasets.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {

  private final Dataset digits = digits(42);

  @Test
  void sizesAreThoseAskedFor() {
    assertThat(digits.size(Split.TRAIN)).isEqualTo(300);
    assertThat(digits.size(Split.TEST)).isEqualTo(200);
    assertThat(digits.labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void anyOrderGivesTheSameImages() {
    List<Integer> order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
    Collections.shuffle(order, new Random(1));
    List<LabelledImage> inOrder = List.copyOf(digits.images(Split.TEST));
    List<LabelledImage> again = digits(42).images(Split.TEST);
    for (int index : order) {
      LabelledImage image = again.get(index);
      assertThat(image.id()).isEqualTo("digits-test-%05d".formatted(index));
      assertThat(image.label()).isEqualTo(inOrder.get(index).label());
      assertThat(pixels(image)).isEqualTo(pixels(inOrder.get(index)));
    }
  }

  @Test
  void manyThreadsGiveTheSameImages() {
    List<byte[]> alone = digits.images(Split.TRAIN).stream().map(this::pixels).toList();
    List<byte[]> together = digits.images(Split.TRAIN).parallelStream().map(this::pixels).toList();
    assertThat(together).containsExactly(alone.toArray(byte[][]::new));
  }

  @Test
  void noTwoImagesAreAlike() {
    assertThat(
            IntStream.range(0, 200)
                .boxed()
                .flatMap(
                    i ->
                        List.of(
                            digits.images(Split.TRAIN).get(i),
                            digits.images(Split.TEST).get(i),
                            digits(43).images(Split.TEST).get(i))
                            .stream())
                .map(image -> java.nio.ByteBuffer.wrap(pixels(image)))
                .collect(Collectors.toSet()))
        .hasSize(600);
  }

  private static Dataset digits(long seed) {
    return Datasets.open(
        DatasetSpec.parse("digits"), DatasetOptions.defaults().withSeed(seed).withDigits(300, 200));
  }

  private byte[] pixels(LabelledImage image) {
    return ((Raw) image.content()).pixels();
  }
}
