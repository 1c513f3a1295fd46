package io.fovea.streamsclassifier.lookahead;

/**
 * How many records may go into the next chunk so that it ends in time. A network that takes a
 * second an image must not keep a transaction open for two minutes: the broker would abort it, the
 * same chunk would be tried again, and so on for ever.
 */
final class ChunkPace {
  /** Before anything was measured. */
  private static final int FIRST = 8;

  private final int maxRecords;
  private final long maxNanos;
  private int next;

  ChunkPace(ChunkLimits limits) {
    this.maxRecords = limits.maxRecords();
    this.maxNanos = limits.maxTime().toNanos();
    this.next = Math.min(FIRST, maxRecords);
  }

  int next() {
    return next;
  }

  /** Learns from the chunk that was just decided. */
  void took(int records, long nanos) {
    long perRecord = Math.max(1, nanos / records);
    next = (int) Math.max(1, Math.min(maxRecords, maxNanos / perRecord));
  }
}
