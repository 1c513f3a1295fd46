package io.fovea.trainer.fitting;

import java.util.SplittableRandom;

/** Seeds for what happens at a place of a training, so that it can go on from any epoch. */
final class Seeds {
  private static final long A = 0x9E3779B97F4A7C15L;
  private static final long B = 0xD1342543DE82EF95L;

  private Seeds() {}

  /** Another one for each of the three. */
  static long of(long seed, long epoch, long place) {
    return new SplittableRandom(seed + A * epoch + B * place).nextLong();
  }
}
