package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.settings.Faults;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
  @TempDir private Path directory;
  private final Faults faults = new Faults();

  @BeforeEach
  void makeFiles() throws IOException {
    for (String file :
        List.of("b.png", "a/x.JPG", "a/deep/y.bmp", "a/notes.txt", ".git/z.png", "a/.hidden.gif")) {
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
  }

  @Test
  void findsTheImagesOfADirectoryInOrder() {
    assertThat(ImageFiles.find(List.of(directory), faults).values())
        .containsExactly(
            directory.resolve("a/deep/y.bmp"),
            directory.resolve("a/x.JPG"),
            directory.resolve("b.png"));
    assertThat(faults.any()).isFalse();
  }

  @Test
  void takesANamedFileWhateverItsName() {
    Path text = directory.resolve("a/notes.txt");

    assertThat(ImageFiles.find(List.of(text), faults)).containsValue(text);
    assertThat(faults.any()).isFalse();
  }

  @Test
  void takesAFileThatIsNamedTwiceOnce() {
    Path again = directory.resolve("a/../b.png");

    assertThat(ImageFiles.find(List.of(directory.resolve("b.png"), again), faults)).hasSize(1);
    assertThat(faults.any()).isFalse();
  }

  @Test
  void namesEveryPathAtWhichThereIsNothing() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    ImageFiles.find(List.of(directory.resolve("none.png"), empty), faults);

    assertThat(faults.found())
        .hasSize(2)
        .anySatisfy(fault -> assertThat(fault).contains("none.png is not there"))
        .anySatisfy(fault -> assertThat(fault).contains("empty holds no image"));
  }

  @Test
  void makesIdsThatDoNotDependOnTheMachine() {
    assertThat(ImageFiles.id(Path.of("photos/cat.png"))).isEqualTo("photos/cat.png");
    assertThat(ImageFiles.id(Path.of("./photos//cat.png"))).isEqualTo("photos/cat.png");
    assertThat(ImageFiles.id(Path.of("/photos/cat.png"))).isEqualTo("photos/cat.png");
    assertThat(ImageFiles.id(Path.of("../photos/cat.png"))).isEqualTo("photos/cat.png");
  }

  @Test
  void takesAFileOfTwoPathsOnce() {
    Path file = directory.resolve("b.png").toAbsolutePath();
    Path relative = Path.of("").toAbsolutePath().relativize(file);

    assertThat(ImageFiles.find(List.of(relative, file), faults)).hasSize(1);
    assertThat(faults.any()).isFalse();
  }

  @Test
  void refusesTwoFilesThatWouldGetTheSameId() throws IOException {
    Path file = directory.resolve("b.png").toAbsolutePath();
    try (FileSystem zip =
        FileSystems.newFileSystem(directory.resolve("x.zip"), Map.of("create", "true"))) {
      Path other = zip.getPath(file.toString());
      Files.createDirectories(other.getParent());
      Files.writeString(other, "another");

      ImageFiles.find(List.of(file, other), faults);
    }
    assertThat(faults.found()).singleElement().asString().contains("would both get the id");
  }
}
