package io.fovea.datasets.idx;

import io.fovea.datasets.Split;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A published data set in IDX files, and where it is.
 *
 * @param name also the folder in the cache, and the start of every id
 * @param title for people
 * @param labels in the order of the numbers in the label files
 * @param mirrors directories, each ending in a slash, with the same files
 */
record IdxSource(
    String name, String title, List<String> labels, List<URI> mirrors, Map<Split, Pair> files) {

  /** The two files of a split; the i-th label belongs to the i-th image. */
  record Pair(IdxFile images, IdxFile labels) {
    List<IdxFile> both() {
      return List.of(images, labels);
    }
  }

  /**
   * The MNIST database of handwritten digits, by Y. LeCun, C. Cortes and C. Burges. Its first home
   * no longer serves the files reliably; these two mirrors are the ones that PyTorch and TensorFlow
   * use.
   */
  static IdxSource mnist() {
    return new IdxSource(
        "mnist",
        "MNIST",
        IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
        List.of(
            URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
        Map.of(
            Split.TRAIN,
            new Pair(
                images("train", "6bbc9ace898e44ae57da46a324031adb"),
                labels("train", "a25bea736e30d166cdddb491f175f624")),
            Split.TEST,
            new Pair(
                images("t10k", "2646ac647ad5339dbf082846283269ea"),
                labels("t10k", "27ae3e4e09519cfbb04c329615203637"))));
  }

  private static IdxFile images(String part, String md5) {
    return new IdxFile(part + "-images-idx3-ubyte.gz", md5, 3);
  }

  private static IdxFile labels(String part, String md5) {
    return new IdxFile(part + "-labels-idx1-ubyte.gz", md5, 1);
  }
}
