package io.fovea.benchmarks.stack;

import java.util.BitSet;

/** Of which images predictions were seen: what is lost and what came twice. */
public final class Tally {
  private final BitSet seen = new BitSet();
  private final int images;
  private final int partitions;
  private int different;
  private long duplicated;

  /**
   * @param images that were published, of indices below it
   * @param partitions image i went to partition i modulo it, in order
   */
  public Tally(int images, int partitions) {
    this.images = images;
    this.partitions = partitions;
  }

  public void add(int index) {
    if (seen.get(index)) {
      duplicated++;
    } else {
      seen.set(index);
      different++;
    }
  }

  /** Different images. */
  public int seen() {
    return different;
  }

  public boolean isComplete() {
    return different >= images;
  }

  public long duplicated() {
    return duplicated;
  }

  /**
   * Images without a prediction. Of a run that was ended before all were done, those before the
   * last one seen of their partition: an orderly end leaves no gap.
   *
   * @param ended whether the run was ended before
   */
  public long lost(boolean ended) {
    return ended ? gaps() : images - different;
  }

  private long gaps() {
    long gaps = 0;
    for (int partition = 0; partition < partitions; partition++) {
      gaps += gaps(partition);
    }
    return gaps;
  }

  private long gaps(int partition) {
    long gaps = 0;
    long open = 0;
    for (int index = partition; index < images; index += partitions) {
      if (seen.get(index)) {
        gaps += open;
        open = 0;
      } else {
        open++;
      }
    }
    return gaps;
  }
}
