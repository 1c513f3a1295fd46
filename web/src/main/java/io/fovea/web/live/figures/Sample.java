package io.fovea.web.live.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A few of many, each with the same chance (reservoir sampling, Vitter 1985, algorithm R). Of a
 * thousand predictions a second nobody sees more.
 */
public final class Sample<T> {
  private final RandomGenerator random;
  private final List<T> chosen = new ArrayList<>();
  private int most;
  private long offered;

  public Sample(int most, RandomGenerator random) {
    this.most = most;
    this.random = random;
  }

  public void offer(T one) {
    offered++;
    if (chosen.size() < most) {
      chosen.add(one);
      return;
    }
    long place = random.nextLong(offered);
    if (place < most) {
      chosen.set((int) place, one);
    }
  }

  /** Those chosen since the last time; at most so many next time. */
  public List<T> take(int mostNext) {
    List<T> taken = List.copyOf(chosen);
    chosen.clear();
    offered = 0;
    most = mostNext;
    return taken;
  }
}
