package io.fovea.datasets.idx;

import static io.fovea.datasets.idx.IdxFile.Summed.CONTENT;
import static io.fovea.datasets.idx.IdxFile.Summed.FILE;

import io.fovea.datasets.Split;
import io.fovea.datasets.download.PublishedSet;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A published data set in IDX files.
 *
 * @param set whose name is also the start of every id
 * @param labels in the order of the numbers in the label files
 */
record IdxSource(PublishedSet set, List<String> labels, Map<Split, Pair> files) {

  private static final String FOUR = "the four .gz files";

  /** The two files of a split; the i-th label belongs to the i-th image. */
  record Pair(IdxFile images, IdxFile labels) {
    List<IdxFile> both() {
      return List.of(images, labels);
    }

    /** Under the names that both data sets have. */
    static Pair of(String part, IdxFile.Summed summed, String imagesMd5, String labelsMd5) {
      return new Pair(
          new IdxFile(part + "-images-idx3-ubyte.gz", summed, imagesMd5, 3),
          new IdxFile(part + "-labels-idx1-ubyte.gz", summed, labelsMd5, 1));
    }
  }

  /**
   * The MNIST database of handwritten digits, by Y. LeCun, C. Cortes and C. Burges. Its first home
   * no longer serves the files reliably; these two mirrors are the ones that PyTorch and TensorFlow
   * use.
   */
  static IdxSource mnist() {
    return new IdxSource(
        new PublishedSet(
            "mnist",
            "MNIST",
            FOUR,
            List.of(
                URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
                URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"))),
        IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
        Map.of(
            Split.TRAIN,
            Pair.of(
                "train",
                CONTENT,
                "6bbc9ace898e44ae57da46a324031adb",
                "a25bea736e30d166cdddb491f175f624"),
            Split.TEST,
            Pair.of(
                "t10k",
                CONTENT,
                "2646ac647ad5339dbf082846283269ea",
                "27ae3e4e09519cfbb04c329615203637")));
  }

  /**
   * Fashion-MNIST, by H. Xiao, K. Rasul and R. Vollgraf (Zalando Research, 2017), with the sums of
   * its README. Zalando serves it from its repository and, without TLS, from the other address.
   */
  static IdxSource fashionMnist() {
    return new IdxSource(
        new PublishedSet(
            "fashion-mnist",
            "Fashion-MNIST",
            FOUR,
            List.of(
                URI.create(
                    "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
                URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"))),
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"),
        Map.of(
            Split.TRAIN,
            Pair.of(
                "train",
                FILE,
                "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                "25c81989df183df01b3e8a0aad5dffbe"),
            Split.TEST,
            Pair.of(
                "t10k",
                FILE,
                "bef4ecab320f06d8554ea6380940ec79",
                "bb300cfdad3c16e7a12a480ee83cd310")));
  }
}
