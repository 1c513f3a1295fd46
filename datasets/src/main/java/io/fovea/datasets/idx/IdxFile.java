package io.fovea.datasets.idx;

import io.fovea.datasets.download.Md5;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A published IDX file.
 *
 * @param name as published, ending in {@code .gz}
 * @param summed what the sum is of
 * @param dimensions how many it has
 */
record IdxFile(String name, Summed summed, String md5, int dimensions) {

  /** Four times what the largest published file unpacks to. */
  private static final int MAX_BYTES = 200_000_000;

  /** Which bytes the publisher summed up. */
  enum Summed {
    /** The uncompressed ones: a copy in another gzip wrapper is as good. */
    CONTENT,
    /** The file as it is downloaded. */
    FILE
  }

  /**
   * @throws IOException if the file cannot be read or is not the published one
   */
  Idx read(Path file) throws IOException {
    if (summed == Summed.FILE) {
      Md5.ofFile(md5).check(file);
    }
    byte[] content = gunzip(file);
    if (summed == Summed.CONTENT) {
      Md5.require("md5 of its content", content, md5);
    }
    return Idx.parse(content, dimensions);
  }

  private static byte[] gunzip(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new IOException("unpacks to more than %,d bytes".formatted(MAX_BYTES));
      }
      return content;
    }
  }
}
