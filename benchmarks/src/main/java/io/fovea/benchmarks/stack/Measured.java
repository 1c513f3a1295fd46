package io.fovea.benchmarks.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What classifies, in processes of its own, and what it costs. */
public interface Measured extends AutoCloseable {

  boolean isAlive();

  /** CPU time that it took so far, in user and in system mode. */
  Duration cpuTime();

  /** The most memory that it held so far, in bytes; nothing where the system does not tell. */
  OptionalLong peakMemory();

  /** Images per run of the engine so far; nothing if it does not tell. */
  default OptionalDouble meanBatch() throws IOException, InterruptedException {
    return OptionalDouble.empty();
  }

  /** What it said last, and where the rest stands. */
  String lastWords();

  @Override
  void close();
}
