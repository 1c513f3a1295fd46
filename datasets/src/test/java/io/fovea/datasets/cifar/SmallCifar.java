package io.fovea.datasets.cifar;

import io.fovea.datasets.Split;
import io.fovea.datasets.Sums;
import io.fovea.datasets.download.PublishedSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An archive built as the published one, with three training images in two batches and one test
 * image.
 */
final class SmallCifar {

  static final String FOLDER = "cifar-10-batches-bin/";
  private static final int PLANE = 1024;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  SmallCifar() {
    entries.put(FOLDER, new byte[0]);
    put("readme.html", "<html></html>".getBytes(StandardCharsets.UTF_8));
    put("data_batch_1.bin", record(0, 10), record(1, 20));
    put("data_batch_2.bin", record(1, 30));
    put("test_batch.bin", record(0, 40));
    // The published file ends in an empty line, too.
    put("batches.meta.txt", "airplane\nautomobile\n\n".getBytes(StandardCharsets.UTF_8));
  }

  void put(String name, byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    entries.put(FOLDER + name, whole.toByteArray());
  }

  void remove(String name) {
    entries.remove(FOLDER + name);
  }

  /** The planes hold seed, seed + 1 and seed + 2; the first pixel of each row the row instead. */
  static byte[] record(int label, int seed) {
    byte[] record = new byte[1 + 3 * PLANE];
    record[0] = (byte) label;
    for (int i = 0; i < 3 * PLANE; i++) {
      record[1 + i] = (byte) (i % 32 == 0 ? i % PLANE / 32 : seed + i / PLANE);
    }
    return record;
  }

  byte[] packed() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Puts it where the loader looks for it. */
  Path write(Path cache) {
    try {
      Path file = Files.createDirectories(cache.resolve("small")).resolve("small.tar.gz");
      return Files.write(file, packed());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CifarSource source(URI... mirrors) {
    return new CifarSource(
        new PublishedSet("small", "The small set", "small.tar.gz", List.of(mirrors)),
        "small.tar.gz",
        Sums.md5(packed()),
        Map.of(
            Split.TRAIN,
            List.of("data_batch_1.bin", "data_batch_2.bin"),
            Split.TEST,
            List.of("test_batch.bin")));
  }
}
