package io.fovea.datasets.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The sums that were published. One can make two files of the same MD5, but nobody knows how to
 * make one for a given MD5: so they also hold where an address has no TLS.
 */
public final class Md5 {

  private Md5() {}

  /** A check of a whole file. */
  public static FileCheck ofFile(String published) {
    return file -> {
      MessageDigest digest = digest();
      try (InputStream in = Files.newInputStream(file);
          OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        in.transferTo(out);
      }
      require("md5", digest, published);
    };
  }

  /**
   * @param sum what the sum is called in a fault, such as {@code md5 of its content}
   * @throws IOException if they are others than were published
   */
  public static void require(String sum, byte[] bytes, String published) throws IOException {
    MessageDigest digest = digest();
    digest.update(bytes);
    require(sum, digest, published);
  }

  private static void require(String sum, MessageDigest digest, String published)
      throws IOException {
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(published)) {
      throw new IOException("%s is %s, should be %s".formatted(sum, found, published));
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
