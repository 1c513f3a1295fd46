package io.fovea.inference.image;

import java.util.Objects;

/** Why an image cannot be classified: a reason that programs can sort by, and words for people. */
public record Rejection(Reason reason, String message) {

  public Rejection {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(message);
  }

  /** Names are a contract: they stand in the headers of dead letters. */
  public enum Reason {
    /** No bytes. */
    EMPTY_IMAGE,
    /** More bytes than allowed. */
    TOO_MANY_BYTES,
    /** The header announces more pixels than allowed. */
    TOO_MANY_PIXELS,
    /** The first bytes are of no format that we read, or not of the one that the sender named. */
    UNKNOWN_FORMAT,
    /** The format is known, the bytes cannot be decoded: truncated or corrupt. */
    UNREADABLE_IMAGE,
    /** Sizes missing, or at odds with the bytes, or a channel count that nobody can interpret. */
    WRONG_SHAPE,
    /** The engine cannot digest just this image. */
    ENGINE_REFUSED
  }
}
