package io.fovea.datasets.idx;

import io.fovea.datasets.Split;
import io.fovea.datasets.Sums;
import io.fovea.datasets.download.PublishedSet;
import io.fovea.datasets.idx.IdxFile.Summed;
import io.fovea.datasets.idx.IdxSource.Pair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A data set of a few 1 x 2 images with the labels "no" and "yes", written by hand. */
final class SmallIdx {

  private final Map<String, byte[]> packed = new HashMap<>();
  private final Map<String, String> sums = new HashMap<>();
  private final Summed summed;

  SmallIdx(Summed summed) {
    this.summed = summed;
    put("train-images.gz", "00000803 00000003 00000001 00000002 0102 0304 fffe");
    put("train-labels.gz", "00000801 00000003 000101");
    put("test-images.gz", "00000803 00000001 00000001 00000002 0506");
    put("test-labels.gz", "00000801 00000001 01");
  }

  void put(String name, String hex) {
    byte[] content = HexFormat.of().parseHex(hex.replace(" ", ""));
    packed.put(name, gzip(content));
    sums.put(name, Sums.md5(summed == Summed.CONTENT ? content : packed.get(name)));
  }

  IdxSource source(URI... mirrors) {
    return new IdxSource(
        new PublishedSet("small", "The small set", "the four .gz files", List.of(mirrors)),
        List.of("no", "yes"),
        Map.of(Split.TRAIN, pair("train"), Split.TEST, pair("test")));
  }

  void write(Path cache, String... names) {
    try {
      Path folder = Files.createDirectories(cache.resolve("small"));
      for (String name : names) {
        Files.write(folder.resolve(name), packed.get(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] packed(String name) {
    return packed.get(name);
  }

  private Pair pair(String part) {
    String images = part + "-images.gz";
    String labels = part + "-labels.gz";
    return new Pair(
        new IdxFile(images, summed, sums.get(images), 3),
        new IdxFile(labels, summed, sums.get(labels), 1));
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
