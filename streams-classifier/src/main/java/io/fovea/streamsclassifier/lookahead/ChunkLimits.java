package io.fovea.streamsclassifier.lookahead;

import java.time.Duration;

/**
 * Bounds on what is decided at once, and on what may be remembered.
 *
 * @param maxRecords records in a chunk
 * @param maxBytes sum of the values' sizes in a chunk; a single larger record is a chunk of its own
 * @param maxTime how long a chunk should take; it must end well inside {@code
 *     transaction.timeout.ms}, for the transaction may be open while it runs
 * @param maxStashBytes sum of the values' sizes that a thread's stash refers to; a record beyond it
 *     is not looked ahead to, and decided alone when its turn comes
 */
public record ChunkLimits(int maxRecords, long maxBytes, Duration maxTime, long maxStashBytes) {

  public ChunkLimits {
    if (maxRecords < 1 || maxBytes < 1 || maxStashBytes < 1 || maxTime.isNegative()) {
      throw new IllegalArgumentException("limits of a chunk are at least 1");
    }
  }
}
