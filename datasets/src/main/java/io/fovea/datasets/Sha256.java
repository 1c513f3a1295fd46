package io.fovea.datasets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A checksum in the making, in the form that {@link Dataset#checksum} gives. */
public final class Sha256 {

  private final MessageDigest digest;

  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds a text and an end mark, so that "ab", "c" differs from "a", "bc". */
  public Sha256 add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** The 32 bytes; what is added next starts a new checksum. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** {@code sha256:} and 64 hex digits; what is added next starts a new checksum. */
  public String text() {
    return "sha256:" + HexFormat.of().formatHex(bytes());
  }
}
