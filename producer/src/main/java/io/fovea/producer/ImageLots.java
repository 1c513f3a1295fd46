package io.fovea.producer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws lots for images. A lot depends on seed and image id alone, so it is the same in every run,
 * on every machine and in whatever order the images go. For one thread.
 */
final class ImageLots {
  /** A double has this many bits of precision. */
  private static final int DROPPED_BITS = Long.SIZE - 53;

  /** What is drawn for. Each is a part of the hash of its own, so none tells of another. */
  enum Lot {
    LABEL,
    MISTAKE,
    MISTAKEN_CLASS
  }

  private final byte[] seed;
  private final MessageDigest digest;

  ImageLots(long seed) {
    this.seed = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Evenly spread over 0 (inclusive) to 1 (exclusive). */
  double draw(String imageId, Lot lot) {
    digest.update(seed);
    byte[] hash = digest.digest(imageId.getBytes(StandardCharsets.UTF_8));
    long part = ByteBuffer.wrap(hash).getLong(lot.ordinal() * Long.BYTES);
    return (part >>> DROPPED_BITS) * 0x1p-53;
  }
}
