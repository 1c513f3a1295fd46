package io.fovea.benchmarks.throughput;

import java.util.concurrent.atomic.AtomicInteger;

/** Names of consumer groups: each run reads its backlog from the start. */
final class Groups {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private Groups() {}

  static String next() {
    return "bench-" + NEXT.incrementAndGet();
  }
}
