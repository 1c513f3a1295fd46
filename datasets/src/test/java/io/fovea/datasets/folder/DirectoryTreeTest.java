package io.fovea.datasets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTreeTest {

  private static final FolderLimits LIMITS = new FolderLimits(4, 10, 10);

  @TempDir Path root;

  @Test
  void rootItselfMayBeALink() throws IOException {
    Path real = SmallTree.directory(root.resolve("real"), "a/1.png");
    Path link = Files.createSymbolicLink(root.resolve("link"), real);
    assertThat(DirectoryTree.list(link, LIMITS).files())
        .extracting(TreeFile::path)
        .containsExactly("a/1.png");
  }

  @Test
  void refusesLinksToFiles() throws IOException {
    SmallTree.directory(root, "a/1.png");
    Files.createSymbolicLink(root.resolve("a/2.png"), root.resolve("a/1.png"));
    refused("a/2.png, which is a link");
  }

  @Test
  void refusesLinksToDirectories() throws IOException {
    SmallTree.directory(root, "a/1.png");
    Files.createSymbolicLink(root.resolve("b"), root);
    refused("b, which is a link");
  }

  @Test
  void refusesMoreFilesThanItMayHold() {
    SmallTree.directory(root, "a/1.png", "a/2.png", "a/3.png", "a/4.png");
    refused("more than 4 files");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    SmallTree.directory(root, "a/1.png");
    Files.write(root.resolve("a/1.png"), new byte[11]);
    refused("a/1.png of 11 bytes");
  }

  @Test
  void refusesAFileThatGrewOrWent() throws IOException {
    TreeFile file = DirectoryTree.list(SmallTree.directory(root, "a/1.png"), LIMITS).files().get(0);
    Files.write(root.resolve("a/1.png"), new byte[11]);
    assertThatThrownBy(() -> file.content().get())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("more than the 10 bytes");
    Files.delete(root.resolve("a/1.png"));
    assertThatThrownBy(() -> file.content().get())
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("cannot be read");
  }

  private void refused(String fault) {
    assertThatThrownBy(() -> DirectoryTree.list(root, LIMITS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(root.toString())
        .hasMessageContaining(fault);
  }
}
