package io.fovea.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {
  @TempDir private Path directory;

  @Test
  void deletesAllInADirectoryButFollowsNoLink() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Path kept = Files.writeString(outside.resolve("kept"), "kept");
    Path tree = Files.createDirectories(directory.resolve("tree/of/three")).getParent().getParent();
    Files.writeString(tree.resolve("of/file"), "gone");
    Files.createSymbolicLink(tree.resolve("link"), outside);
    FileTree.delete(tree);
    assertThat(tree).doesNotExist();
    assertThat(kept).hasContent("kept");
  }

  @Test
  void takesAnAbsentDirectoryAsDone() throws IOException {
    FileTree.delete(directory.resolve("absent"));
    assertThat(directory).isEmptyDirectory();
  }
}
