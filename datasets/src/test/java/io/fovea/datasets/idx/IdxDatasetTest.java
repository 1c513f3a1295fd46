package io.fovea.datasets.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.FileServer;
import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import io.fovea.datasets.download.Patience;
import io.fovea.datasets.idx.IdxFile.Summed;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxDatasetTest {

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, Duration.ofMillis(1));
  private static final String[] TRAIN = {"train-images.gz", "train-labels.gz"};
  private static final String[] TEST = {"test-images.gz", "test-labels.gz"};

  @TempDir Path cache;
  private final SmallIdx small = new SmallIdx(Summed.CONTENT);
  private final FileServer server = new FileServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesEachImageItsLabelAndId() {
    write(TRAIN, TEST);
    Dataset dataset = offline(Split.TRAIN);
    assertThat(dataset.labels()).containsExactly("no", "yes");
    assertThat(dataset.size(Split.TEST)).isEqualTo(1);
    List<LabelledImage> images = dataset.images(Split.TRAIN);
    assertThat(images)
        .extracting(LabelledImage::id)
        .containsExactly("small-train-00000", "small-train-00001", "small-train-00002");
    assertThat(images).extracting(LabelledImage::label).containsExactly("no", "yes", "yes");
    assertThat(images.get(2).content())
        .isInstanceOfSatisfying(
            Raw.class,
            raw -> {
              assertThat(new int[] {raw.width(), raw.height(), raw.channels()})
                  .containsExactly(2, 1, 1);
              assertThat(raw.pixels()).containsExactly(0xff, 0xfe);
            });
  }

  @Test
  void testSplitNeedsNoTrainingFiles() {
    write(TEST);
    Dataset dataset = offline(Split.TEST);
    assertThat(dataset.images(Split.TEST)).hasSize(1);
    assertThatThrownBy(() -> dataset.images(Split.TRAIN)).isInstanceOf(DatasetException.class);
  }

  @Test
  void offlineSaysWhatIsMissingAndWhereToPutIt() {
    write(TRAIN);
    assertThatThrownBy(() -> offline(Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("test-images.gz is not in " + cache.resolve("small"))
        .hasMessageContaining("switched off")
        .hasMessageContaining("http://mirror.invalid/small/")
        .hasMessageContaining("FOVEA_DATA")
        .hasMessageContaining("--dataset digits");
  }

  @Test
  void downloadsWhatIsMissing() {
    write(TRAIN);
    for (String name : TEST) {
      server.on("/small/" + name, FileServer.file(small.packed(name)));
    }
    Dataset dataset = open(false, Split.TRAIN, server.uri("/small/"));
    assertThat(dataset.images(Split.TEST).get(0).label()).isEqualTo("yes");
    assertThat(server.requests()).containsExactly("/small/test-images.gz", "/small/test-labels.gz");
    assertThat(offline(Split.TEST).images(Split.TEST)).hasSize(1);
  }

  @Test
  void unreachableMirrorsAreNamedWithTheMend() {
    server.on("/small/", FileServer.status(404));
    assertThatThrownBy(() -> open(false, Split.TEST, server.uri("/small/")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(server.uri("/small/test-images.gz") + ": HTTP status 404")
        .hasMessageContaining("--dataset digits");
  }

  @Test
  void refusesADownloadThatIsAnotherFile() {
    server.on("/small/", FileServer.file(small.packed("train-images.gz")));
    assertThatThrownBy(() -> open(false, Split.TEST, server.uri("/small/")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("md5 of its content is");
    assertThat(cache.resolve("small/test-images.gz")).doesNotExist();
    assertThat(cache.resolve("small/test-images.gz.part")).doesNotExist();
  }

  @Test
  void refusesADownloadThatIsAWebPage() {
    server.on("/small/", FileServer.file("<html>Please log in</html>".getBytes()));
    assertThatThrownBy(() -> open(false, Split.TEST, server.uri("/small/")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("Not in GZIP format");
  }

  @Test
  void namesACachedFileThatIsNotThePublishedOne() throws IOException {
    write(TRAIN, TEST);
    Path file = cache.resolve("small/test-labels.gz");
    Files.copy(cache.resolve("small/train-labels.gz"), file, StandardCopyOption.REPLACE_EXISTING);
    Dataset dataset = offline(Split.TRAIN);
    assertThatThrownBy(() -> dataset.images(Split.TEST))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(file + " is not the published file")
        .hasMessageContaining("Delete it");
  }

  @Test
  void refusesLabelsThatDoNotMatchTheImages() {
    small.put("test-labels.gz", "00000801 00000002 0101");
    write(TEST);
    assertThatThrownBy(() -> offline(Split.TEST)).hasMessageContaining("1 images but 2 labels");
  }

  @Test
  void refusesALabelWithoutClass() {
    small.put("test-labels.gz", "00000801 00000001 02");
    write(TEST);
    assertThatThrownBy(() -> offline(Split.TEST))
        .hasMessageContaining("image 0 has label 2, but there are only 2 classes");
  }

  @Test
  void checksumFollowsTheContentAlone() {
    write(TRAIN, TEST);
    String before = offline(Split.TRAIN).checksum();
    assertThat(before).matches("sha256:[0-9a-f]{64}").isEqualTo(offline(Split.TEST).checksum());
    small.put("test-labels.gz", "00000801 00000001 00");
    write(TEST);
    assertThat(offline(Split.TRAIN).checksum()).isNotEqualTo(before);
  }

  /** Fashion-MNIST's sums are of the files, so a copy that was packed anew is another file. */
  @Test
  void sumMayBeThatOfThePackedFile() throws IOException {
    SmallIdx packed = new SmallIdx(Summed.FILE);
    packed.write(cache, TEST);
    IdxSource source = packed.source(URI.create("http://mirror.invalid/small/"));
    DatasetOptions options = DatasetOptions.defaults().withCache(cache).withOffline(true);
    assertThat(IdxDataset.open(source, Split.TEST, options, SHORT).images(Split.TEST)).hasSize(1);
    Path file = cache.resolve("small/test-images.gz");
    byte[] otherWrapper = Files.readAllBytes(file);
    otherWrapper[8] ^= 2;
    Files.write(file, otherWrapper);
    assertThatThrownBy(() -> IdxDataset.open(source, Split.TEST, options, SHORT))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("(md5 is");
  }

  @Test
  void fashionMnistIsNamedAsItsAuthorsDo() {
    IdxSource source = IdxSource.fashionMnist();
    assertThat(source.labels()).hasSize(10).startsWith("T-shirt/top").endsWith("Ankle boot");
    assertThatThrownBy(
            () ->
                IdxDataset.fashionMnist(
                    Split.TEST, DatasetOptions.defaults().withCache(cache).withOffline(true)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte.gz is not in")
        .hasMessageContaining("zalandoresearch/fashion-mnist");
  }

  private void write(String[]... names) {
    for (String[] some : names) {
      small.write(cache, some);
    }
  }

  private Dataset offline(Split split) {
    return open(true, split, URI.create("http://mirror.invalid/small/"));
  }

  private Dataset open(boolean offline, Split split, URI mirror) {
    DatasetOptions options = DatasetOptions.defaults().withCache(cache).withOffline(offline);
    return IdxDataset.open(small.source(mirror), split, options, SHORT);
  }
}
