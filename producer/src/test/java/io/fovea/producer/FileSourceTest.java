package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.ImageContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
  @TempDir private Path directory;

  @Test
  void readsAFileThatIsJustSmallEnough() throws Exception {
    OutgoingImage image = image(new byte[] {1, 2, 3});

    assertThat(image.id()).isEqualTo("x.png");
    assertThat(image.label()).isEmpty();
    assertThat(((ImageContent.Encoded) image.content().read(3)).bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void refusesAFileThatIsTooLarge() throws Exception {
    OutgoingImage image = image(new byte[4]);

    assertThatThrownBy(() -> image.content().read(3))
        .isInstanceOf(TooLargeImageException.class)
        .hasMessage("has 4 bytes, more than the 3 of --max-image-bytes");
  }

  @Test
  void readsNothingBeforeItsTurn() throws Exception {
    OutgoingImage image = image(new byte[4]);
    Files.delete(directory.resolve("x.png"));

    assertThatThrownBy(() -> image.content().read(10)).isInstanceOf(IOException.class);
  }

  private OutgoingImage image(byte[] bytes) throws IOException {
    Path file = Files.write(directory.resolve("x.png"), bytes);
    TreeMap<String, Path> files = new TreeMap<>();
    files.put("x.png", file);
    return new FileSource(files).images().next();
  }
}
