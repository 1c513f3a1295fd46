package io.fovea.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.ImageContent.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledImagesTest {

  @TempDir Path root;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(root.resolve("b/deep"));
    Files.write(root.resolve("b/deep/2.png"), new byte[] {2});
    Files.write(root.resolve("b/1.jpg"), new byte[] {1});
    Files.write(root.resolve("b/notes.txt"), new byte[] {9});
    Files.write(root.resolve("3.dat"), new byte[] {3});
    Files.createDirectories(root.resolve("empty"));
  }

  @Test
  void directoryGivesItsImagesSortedByPath() {
    List<UnlabelledImage> images = under("b");
    assertThat(images).extracting(UnlabelledImage::id).containsExactly("1.jpg", "deep/2.png");
    assertThat(images)
        .extracting(image -> ((Encoded) image.content()).bytes()[0])
        .containsExactly((byte) 1, (byte) 2);
  }

  @Test
  void fileIsTakenWhateverItsName() {
    assertThat(under("3.dat", "b/1.jpg"))
        .extracting(UnlabelledImage::id)
        .containsExactly("3.dat", "1.jpg");
  }

  @Test
  void readsLate() throws IOException {
    List<UnlabelledImage> images = under("b");
    Files.delete(root.resolve("b/1.jpg"));
    assertThat(images.get(1).id()).isEqualTo("deep/2.png");
    assertThatThrownBy(() -> images.get(0)).isInstanceOf(DatasetException.class);
  }

  @Test
  void refusesTwoImagesWithOneId() {
    assertThatThrownBy(() -> under("b", "b/1.jpg"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("both give an image the id 1.jpg");
  }

  @Test
  void refusesADirectoryWithoutImagesAndAPathToNothing() {
    assertThatThrownBy(() -> under("empty")).hasMessageContaining("holds no PNG, JPEG, GIF or BMP");
    assertThatThrownBy(() -> under("nowhere")).hasMessageContaining("There is no");
  }

  private List<UnlabelledImage> under(String... paths) {
    return UnlabelledImages.under(List.of(paths).stream().map(root::resolve).toList());
  }
}
