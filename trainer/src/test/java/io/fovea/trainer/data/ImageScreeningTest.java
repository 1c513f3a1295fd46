package io.fovea.trainer.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.ImageContent;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.runtime.Console;
import io.fovea.runtime.StartException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImageScreeningTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console = new Console(System.out, new PrintStream(err, true, UTF_8), false);

  @Test
  void soundImagesAreNoNews() {
    screening(0, "cat", "dog").check(Split.TRAIN, images(0, 0, 1), console);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void oneClassIsNothingToLearn() {
    assertThatThrownBy(() -> screening(0, "cat").requireLearnable())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("folder:pets")
        .hasMessageContaining("the class cat alone");
  }

  @Test
  void bothSplitsNeedImages() {
    assertThatThrownBy(() -> screening(0, "cat", "dog").requireLearnable())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no train image is there: add some");
    LabelledImage image = new LabelledImage("1", "cat", new ImageContent.Raw(1, 1, 1, new byte[1]));
    new ImageScreening(new ListDataset("x", List.of("cat", "dog"), List.of(image)), 0)
        .requireLearnable();
  }

  @Test
  void asManyBadImagesAsAllowedAreNamedAndLeftOut() {
    screening(2, "cat", "dog").check(Split.TRAIN, images(2, 0, 1), console);
    assertThat(err.toString(UTF_8))
        .contains("2 of 4 train images cannot be read and are left out")
        .contains("  bad/0: no image")
        .contains("  bad/1: no image");
  }

  @Test
  void oneMoreIsRefusedWithTheMend() {
    assertThatThrownBy(() -> screening(2, "cat", "dog").check(Split.TEST, images(3, 0, 1), console))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("folder:pets: 3 of 5 test images cannot be read")
        .hasMessageContaining("--max-bad allows 2")
        .hasMessageContaining("  bad/0: no image");
  }

  @Test
  void longListsAreCutAndCounted() {
    screening(1_000, "cat", "dog").check(Split.TRAIN, images(25, 0, 1), console);
    assertThat(err.toString(UTF_8)).contains("bad/19").doesNotContain("bad/20").contains("5 more");
  }

  @Test
  void nothingToReadIsRefused() {
    assertThatThrownBy(() -> screening(9, "cat", "dog").check(Split.TEST, images(3), console))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("not one test image can be read");
  }

  @Test
  void classWithoutAReadableImageIsNamed() {
    assertThatThrownBy(
            () -> screening(9, "cat", "dog", "eel").check(Split.TRAIN, images(1, 1, 1), console))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("no train image of cat, eel")
        .hasMessageContaining("bad/0");
  }

  /** What nobody learns from need not be complete: the figures leave such a class out. */
  @Test
  void testImagesMayLackAClass() {
    screening(9, "cat", "dog").check(Split.TEST, images(0, 1), console);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private static ImageScreening screening(int maxBad, String... labels) {
    return new ImageScreening(new ListDataset("folder:pets", List.of(labels), List.of()), maxBad);
  }

  private static PreparedImages images(int bad, int... labels) {
    return new PreparedImages(
        Stream.generate(() -> new float[1]).limit(labels.length).toList(),
        labels,
        IntStream.range(0, bad).mapToObj(i -> "bad/" + i + ": no image").toList());
  }
}
