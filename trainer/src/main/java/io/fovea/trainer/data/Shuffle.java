package io.fovea.trainer.data;

import java.util.SplittableRandom;

/** Puts positions into a random order that the random numbers decide, after Fisher and Yates. */
public final class Shuffle {

  private Shuffle() {}

  /** In place. */
  public static void shuffle(int[] positions, SplittableRandom random) {
    for (int i = positions.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int moved = positions[i];
      positions[i] = positions[other];
      positions[other] = moved;
    }
  }
}
