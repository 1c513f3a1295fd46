package io.fovea.datasets.cifar;

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
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDatasetTest {

  private static final Patience SHORT =
      new Patience(Duration.ofSeconds(2), Duration.ofSeconds(2), 2, Duration.ofMillis(1));

  @TempDir Path cache;
  private final SmallCifar small = new SmallCifar();
  private final FileServer server = new FileServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesEachImageItsLabelAndIdOverAllBatches() {
    Dataset dataset = written(Split.TRAIN);
    assertThat(dataset.name()).isEqualTo("small");
    assertThat(dataset.labels()).containsExactly("airplane", "automobile");
    assertThat(dataset.images(Split.TRAIN))
        .extracting(LabelledImage::id)
        .containsExactly("small-train-00000", "small-train-00001", "small-train-00002");
    assertThat(dataset.images(Split.TRAIN))
        .extracting(LabelledImage::label)
        .containsExactly("airplane", "automobile", "automobile");
    assertThat(dataset.images(Split.TEST))
        .extracting(LabelledImage::id)
        .containsExactly("small-test-00000");
  }

  @Test
  void putsTheChannelsOfAPixelSideBySide() {
    Raw image = (Raw) written(Split.TRAIN).images(Split.TRAIN).get(2).content();
    assertThat(new int[] {image.width(), image.height(), image.channels()})
        .containsExactly(32, 32, 3);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        int at = (y * 32 + x) * 3;
        byte[] pixel = Arrays.copyOfRange(image.pixels(), at, at + 3);
        assertThat(pixel)
            .as("%d, %d", x, y)
            .containsExactly(x == 0 ? new int[] {y, y, y} : new int[] {30, 31, 32});
      }
    }
  }

  @Test
  void testSplitCanBeAskedForFirst() {
    Dataset dataset = written(Split.TEST);
    assertThat(dataset.size(Split.TEST)).isEqualTo(1);
    assertThat(dataset.size(Split.TRAIN)).isEqualTo(3);
  }

  @Test
  void checksumIsThatOfContentAndLabels() {
    String before = written(Split.TRAIN).checksum();
    assertThat(before).matches("sha256:[0-9a-f]{64}").isEqualTo(written(Split.TEST).checksum());
    small.put("readme.html", new byte[9]);
    assertThat(written(Split.TRAIN).checksum()).isEqualTo(before);
    small.put("batches.meta.txt", text("airplane\ncar\n"));
    assertThat(written(Split.TRAIN).checksum()).isNotEqualTo(before);
  }

  @Test
  void downloadsTheArchiveOnce() {
    server.on("/small/", FileServer.file(small.packed()));
    for (int i = 0; i < 2; i++) {
      assertThat(open(false, Split.TEST, server.uri("/small/")).size(Split.TEST)).isEqualTo(1);
    }
    assertThat(server.requests()).containsExactly("/small/small.tar.gz");
  }

  @Test
  void refusesADownloadThatIsAnotherFile() {
    server.on("/small/", FileServer.file(text("<html>Please log in</html>")));
    assertThatThrownBy(() -> open(false, Split.TEST, server.uri("/small/")))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("not the right file: md5 is");
    assertThat(cache.resolve("small/small.tar.gz")).doesNotExist();
  }

  @Test
  void offlineSaysWhatIsMissingAndWhereToPutIt() {
    assertThatThrownBy(
            () ->
                CifarDataset.cifar10(
                    Split.TRAIN, DatasetOptions.defaults().withCache(cache).withOffline(true)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("cifar-10-binary.tar.gz is not in " + cache.resolve("cifar10"))
        .hasMessageContaining("https://www.cs.toronto.edu/~kriz/")
        .hasMessageContaining("FOVEA_DATA");
  }

  @Test
  void namesACachedFileThatIsNotThePublishedOne() throws IOException {
    Path file = small.write(cache);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
    assertThatThrownBy(() -> offline(Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(file + " is not the published file (md5 is")
        .hasMessageContaining("Delete it");
  }

  @Test
  void refusesABatchThatEndsInsideARecord() {
    small.put("data_batch_2.bin", SmallCifar.record(0, 1), new byte[5]);
    refused("data_batch_2.bin in it: has 3,078 bytes, which are no whole records of 3,073");
  }

  @Test
  void refusesABatchWithoutRecords() {
    small.put("test_batch.bin");
    refused("test_batch.bin in it: has 0 bytes");
  }

  @Test
  void refusesALabelWithoutClass() {
    small.put("data_batch_1.bin", SmallCifar.record(1, 1), SmallCifar.record(2, 1));
    refused("data_batch_1.bin in it: record 1 has label 2, but there are only 2 classes");
  }

  @Test
  void refusesAnArchiveThatLacksABatch() {
    small.remove("data_batch_2.bin");
    refused("it holds no data_batch_2.bin");
  }

  @Test
  void refusesAnArchiveWithoutLabels() {
    small.remove("batches.meta.txt");
    refused("it holds no batches.meta.txt");
  }

  @Test
  void refusesTheSameLabelTwice() {
    small.put("batches.meta.txt", text("airplane\nairplane\n"));
    refused("batches.meta.txt in it is no list of different labels");
  }

  /** Checked by the header, before the memory is set aside. */
  @Test
  void refusesABatchThatIsTooLarge() {
    small.put("test_batch.bin", new byte[CifarBatch.MAX_BYTES + CifarBatch.RECORD]);
    refused("test_batch.bin in it is no plain file of at most 30,730,000 bytes");
  }

  @Test
  void refusesTheSameBatchTwice() {
    small.put("again/test_batch.bin", SmallCifar.record(0, 1));
    refused("it holds test_batch.bin twice");
  }

  private void refused(String fault) {
    assertThatThrownBy(() -> written(Split.TRAIN))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("small.tar.gz is not the published file")
        .hasMessageContaining(fault);
  }

  private Dataset written(Split split) {
    small.write(cache);
    return offline(split);
  }

  private Dataset offline(Split split) {
    return open(true, split, URI.create("http://mirror.invalid/small/"));
  }

  private Dataset open(boolean offline, Split split, URI mirror) {
    DatasetOptions options = DatasetOptions.defaults().withCache(cache).withOffline(offline);
    return CifarDataset.open(small.source(mirror), split, options, SHORT);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
