package io.fovea.datasets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTreeTest {

  private static final FolderLimits LIMITS = new FolderLimits(4, 100, 150);

  @TempDir Path directory;
  private Path tar;

  @BeforeEach
  void name() {
    tar = directory.resolve("x.tar");
  }

  @Test
  void longNamesAreWhole() {
    String path = "a/" + "long".repeat(60) + "ü.png";
    FolderLimits roomy = new FolderLimits(4, 1000, 1000);
    assertThat(ArchiveTree.list(SmallTree.archive(tar, path), roomy).files())
        .extracting(TreeFile::path)
        .containsExactly(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil.png", "a/../../evil.png", "/etc/evil.png", "a\\..\\..\\evil.png", "a/.."})
  void refusesNamesThatLeadOut(String name) {
    refused(SmallTree.archive(tar, name), "a name that leads out of it");
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_SYMLINK,
        TarConstants.LF_LINK,
        TarConstants.LF_FIFO,
        TarConstants.LF_CHR
      })
  void refusesLinksAndDevices(byte kind) throws IOException {
    try (TarArchiveOutputStream out = SmallTree.open(tar)) {
      TarArchiveEntry link = new TarArchiveEntry("a/1.png", kind);
      link.setLinkName("/etc/passwd");
      SmallTree.put(out, link, new byte[0]);
    }
    refused(tar, "a/1.png, which is a link or no plain file");
  }

  @Test
  void refusesMoreFilesThanItMayHold() {
    refused(SmallTree.archive(tar, "1", "2", "3", "4", "5"), "more than 4 files");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    write(101);
    refused(tar, "a/0.png of 101 bytes; an image file may have at most 100");
  }

  @Test
  void refusesMoreBytesThanFitInMemory() throws IOException {
    write(90, 90);
    refused(tar, "more than the 150 bytes of images that fit in memory");
  }

  /** The header's word on the size is not enough to make anyone set the memory aside. */
  @Test
  void refusesASizeThatIsALie() throws IOException {
    write(50);
    byte[] bytes = Files.readAllBytes(tar);
    Files.write(tar, Arrays.copyOf(bytes, 512 + 20));
    refused(tar, "no sound tar archive");
  }

  @Test
  void refusesTheSameFileTwice() {
    refused(SmallTree.archive(tar, "a/1.png", "./a/1.png"), "holds a/1.png twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.tar.gz", "x.tgz"})
  void refusesATruncatedArchive(String name) throws IOException {
    Path archive = SmallTree.archive(directory.resolve(name), "a/1.png", "a/2.png");
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(bytes, bytes.length / 2));
    refused(archive, "no sound tar archive");
  }

  @Test
  void refusesWhatIsNoGzip() throws IOException {
    Path archive = Files.writeString(directory.resolve("x.tar.gz"), "<html></html>");
    refused(archive, "no sound tar archive, or only part of one: Not in GZIP format");
  }

  private void write(int... sizes) throws IOException {
    try (TarArchiveOutputStream out = SmallTree.open(tar)) {
      for (int i = 0; i < sizes.length; i++) {
        TarArchiveEntry entry = new TarArchiveEntry("a/" + i + ".png");
        entry.setSize(sizes[i]);
        SmallTree.put(out, entry, new byte[sizes[i]]);
      }
    }
  }

  private static void refused(Path archive, String fault) {
    assertThatThrownBy(() -> ArchiveTree.list(archive, LIMITS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(archive.toString())
        .hasMessageContaining(fault);
  }
}
