package io.fovea.datasets.idx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A published IDX file.
 *
 * @param name as published, ending in {@code .gz}
 * @param md5 of the uncompressed content: the gzip wrapper differs from copy to copy, the content
 *     must not
 * @param dimensions how many it has
 */
record IdxFile(String name, String md5, int dimensions) {

  /** Four times what the largest published file unpacks to. */
  private static final int MAX_BYTES = 200_000_000;

  /**
   * @throws IOException if the file cannot be read or is not the published one
   */
  Idx read(Path file) throws IOException {
    byte[] content = gunzip(file);
    String found = HexFormat.of().formatHex(md5Digest().digest(content));
    if (!found.equals(md5)) {
      throw new IOException("md5 of its content is %s, should be %s".formatted(found, md5));
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

  /**
   * The sum that was published. It guards against mishaps, and nothing here relies on it to stop a
   * forger.
   */
  private static MessageDigest md5Digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
