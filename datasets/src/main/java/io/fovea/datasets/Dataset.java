package io.fovea.datasets;

import java.util.List;

/** A data set that was opened. Safe to use from many threads at once. */
public interface Dataset {

  /** As it was asked for, such as {@code mnist} or {@code folder:flowers}. */
  String name();

  /** The classes, in the order of their indices. */
  List<String> labels();

  /**
   * The images of one split, in a fixed order.
   *
   * <p>A view: each {@code get} reads or draws its image afresh, so walking it holds no more than
   * one image, any index can be asked for in any order, and {@code parallelStream()} spreads the
   * work over cores. Whoever needs the images more than once and has the memory should keep what
   * they make of them.
   *
   * @throws DatasetException when the split has to be fetched first and cannot be, or, from {@code
   *     get}, when a file that was there at opening cannot be read any more
   */
  List<LabelledImage> images(Split split);

  /** How many images a split has. */
  default int size(Split split) {
    return images(split).size();
  }

  /** The names of the data sets it was mixed from; of one that is no mixture, its own. */
  default List<String> parts() {
    return List.of(name());
  }

  /** Which of the {@link #parts} the image at that index of a split is from. */
  default int part(Split split, int index) {
    return 0;
  }

  /**
   * {@code sha256:} and 64 hex digits that change whenever an image or a label does, and do not
   * change with how the data set is packed. May read everything: ask once.
   */
  String checksum();
}
