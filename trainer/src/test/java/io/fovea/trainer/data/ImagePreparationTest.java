package io.fovea.trainer.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.ImageContent;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.LazyList;
import io.fovea.datasets.Split;
import io.fovea.inference.image.Preprocessing;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import io.fovea.runtime.StopSignal;
import io.fovea.runtime.progress.Progress;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImagePreparationTest {
  private static final Preprocessing PIXEL = Preprocessing.unitRange(1, 1, 1);

  @Test
  void keepsOrderAndLabels() {
    PreparedImages images = prepare(pixels(1_000), 1_000);
    assertThat(images.size()).isEqualTo(1_000);
    for (int i = 0; i < images.size(); i++) {
      assertThat(images.images().get(i)).containsExactly((i % 256) / 255f);
      assertThat(images.labels()[i]).isEqualTo(i % 2);
    }
  }

  @Test
  void takesFewImagesEvenlyOverAll() {
    PreparedImages images = prepare(pixels(100), 3);
    assertThat(images.images())
        .extracting(pixel -> Math.round(pixel[0] * 255))
        .containsExactly(0, 33, 66);
  }

  @Test
  void imagesKnowTheirPartOfAMixture() {
    Dataset single = new ListDataset("list", List.of("a", "b"), pixels(9));
    Dataset mixed =
        new Dataset() {
          @Override
          public String name() {
            return "x+y";
          }

          @Override
          public List<String> labels() {
            return single.labels();
          }

          @Override
          public List<LabelledImage> images(Split split) {
            return single.images(split);
          }

          @Override
          public List<String> parts() {
            return List.of("x", "y");
          }

          @Override
          public int part(Split split, int index) {
            return index % 3 == 0 ? 0 : 1;
          }

          @Override
          public String checksum() {
            return single.checksum();
          }
        };
    PreparedImages images = prepare(mixed, 6);
    assertThat(images.images())
        .extracting(pixel -> Math.round(pixel[0] * 255))
        .containsExactly(0, 1, 2, 3, 5, 7);
    assertThat(images.parts()).containsExactly(0, 1, 1, 0, 1, 1);
    assertThat(images.only(new int[] {3, 1}).parts()).containsExactly(0, 1);
  }

  @Test
  void whatCannotBeReadIsLeftOutWithItsReason() {
    List<LabelledImage> sound = pixels(4);
    List<LabelledImage> some =
        new LazyList<>(
            4,
            i -> {
              if (i == 1) {
                throw new DatasetException("b/1.png cannot be read: it is gone");
              }
              return i == 2
                  ? new LabelledImage("a/2.png", "a", new ImageContent.Encoded(new byte[3]))
                  : sound.get(i);
            });
    PreparedImages images = prepare(some, 4);
    assertThat(images.labels()).containsExactly(0, 1);
    assertThat(images.rejected())
        .satisfiesExactly(
            gone -> assertThat(gone).isEqualTo("b/1.png cannot be read: it is gone"),
            broken -> assertThat(broken).startsWith("a/2.png: "));
  }

  @Test
  void whatDoesNotFitInMemoryIsRefusedBeforeItIsRead() {
    List<LabelledImage> endless =
        new LazyList<>(
            Integer.MAX_VALUE,
            i -> {
              throw new AssertionError("read");
            });
    assertThatThrownBy(() -> prepare(endless, Integer.MAX_VALUE))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("FOVEA_JAVA_OPTS=-Xmx");
  }

  private static PreparedImages prepare(List<LabelledImage> images, int limit) {
    return prepare(new ListDataset("list", List.of("a", "b"), images), limit);
  }

  private static PreparedImages prepare(Dataset dataset, int limit) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    try (Progress progress =
        Progress.start(
            new Console(nowhere, nowhere, false),
            Clock.systemUTC(),
            "Reading",
            "images",
            OptionalLong.empty())) {
      Optional<PreparedImages> prepared =
          new ImagePreparation(dataset, PIXEL)
              .prepare(Split.TRAIN, limit, progress, new StopSignal());
      return prepared.orElseThrow();
    }
  }

  /** The i-th has the value i modulo 256, and the label a or b in turn. */
  private static List<LabelledImage> pixels(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new LabelledImage(
                    "pixel-" + i,
                    i % 2 == 0 ? "a" : "b",
                    new ImageContent.Raw(1, 1, 1, new byte[] {(byte) i})))
        .toList();
  }
}
