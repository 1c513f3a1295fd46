package io.fovea.datasets.cifar;

import io.fovea.datasets.Split;
import io.fovea.datasets.download.PublishedSet;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A published archive of CIFAR batches, and where it is.
 *
 * @param set whose name is also the start of every id
 * @param archive name of the file
 * @param md5 of the file
 * @param batches the files of each split, in the order of their images
 */
record CifarSource(PublishedSet set, String archive, String md5, Map<Split, List<String>> batches) {

  /** CIFAR-10, by A. Krizhevsky (2009), with the sum of its home page. */
  static CifarSource cifar10() {
    return new CifarSource(
        new PublishedSet(
            "cifar10",
            "CIFAR-10",
            "the binary version (cifar-10-binary.tar.gz)",
            List.of(URI.create("https://www.cs.toronto.edu/~kriz/"))),
        "cifar-10-binary.tar.gz",
        "c32a1d4ab5d03f1284b67883e8d87530",
        Map.of(
            Split.TRAIN,
            List.of(
                "data_batch_1.bin",
                "data_batch_2.bin",
                "data_batch_3.bin",
                "data_batch_4.bin",
                "data_batch_5.bin"),
            Split.TEST,
            List.of("test_batch.bin")));
  }
}
