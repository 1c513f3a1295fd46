package io.fovea.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Datasets;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenChoiceTest {
  private static final DatasetOptions DIGITS = DatasetOptions.defaults().withDigits(100, 10);

  @TempDir Path folder;

  @Test
  void isEvenOverOneDataset() {
    Dataset digits = Datasets.open(DatasetSpec.parse("digits"), DIGITS);
    assertThat(EvenChoice.of(digits, Split.TRAIN, 4)).containsExactly(0, 25, 50, 75);
    assertThat(EvenChoice.of(digits, Split.TRAIN, 3)).containsExactly(0, 33, 66);
    assertThat(EvenChoice.of(digits, Split.TRAIN, 500)).hasSize(100);
  }

  /** Half of a mixture of equals: taking every second image would take one part alone. */
  @ParameterizedTest
  @ValueSource(ints = {2, 7, 50, 100, 101, 200})
  void takesOfEachPartInProportion(int limit) throws Exception {
    Dataset mixed = Datasets.open(DatasetSpec.parse("digits+folder:" + tree()), DIGITS);
    assertThat(mixed.size(Split.TRAIN)).isEqualTo(200);
    int[] chosen = EvenChoice.of(mixed, Split.TRAIN, limit);
    assertThat(chosen).hasSize(limit).isSorted().doesNotHaveDuplicates();
    long ofDigits =
        IntStream.of(chosen).filter(index -> mixed.part(Split.TRAIN, index) == 0).count();
    assertThat(ofDigits).isBetween(limit / 2L, (limit + 1) / 2L);
  }

  @Test
  void ofNothingIsNothing() {
    Dataset empty = new ListDataset("empty", List.of("a"), List.<LabelledImage>of());
    assertThat(EvenChoice.of(empty, Split.TRAIN, 5)).isEmpty();
  }

  /** Ten classes of ten training images and a test image. */
  private Path tree() throws Exception {
    for (int label = 0; label < 10; label++) {
      Path train = Files.createDirectories(folder.resolve("train/" + label));
      Path test = Files.createDirectories(folder.resolve("test/" + label));
      for (int i = 0; i < 10; i++) {
        Files.createFile(train.resolve(i + ".png"));
      }
      Files.createFile(test.resolve("0.png"));
    }
    return folder;
  }
}
