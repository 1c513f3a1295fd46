package io.fovea.producer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chooses whose labels become known. The choice depends on seed and image id alone, so it is the
 * same in every run, on every machine and in whatever order the images go; and a larger fraction
 * holds all images of a smaller one.
 */
final class LabelChoice {
  /** A double has this many bits of precision. */
  private static final int DROPPED_BITS = Long.SIZE - 53;

  private final double fraction;
  private final byte[] seed;
  private final MessageDigest digest;

  LabelChoice(double fraction, long seed) {
    this.fraction = fraction;
    this.seed = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  boolean isChosen(String imageId) {
    return fraction > 0 && position(imageId) < fraction;
  }

  /** Evenly spread over 0 (inclusive) to 1 (exclusive). */
  private double position(String imageId) {
    digest.update(seed);
    byte[] hash = digest.digest(imageId.getBytes(StandardCharsets.UTF_8));
    return (ByteBuffer.wrap(hash).getLong() >>> DROPPED_BITS) * 0x1p-53;
  }
}
