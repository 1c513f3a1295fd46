package io.fovea.datasets;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How to open a data set.
 *
 * @param cache directory of downloaded files; the caller hands in what {@code FOVEA_DATA} says
 * @param offline never download: what the cache lacks is a fault
 * @param seed of the drawn digits: the same seed, split and index give the same image
 * @param digitsTrain how many digits to draw for training
 * @param digitsTest how many digits to draw for testing
 * @param downloads hears how downloads go on
 */
public record DatasetOptions(
    Path cache,
    boolean offline,
    long seed,
    int digitsTrain,
    int digitsTest,
    DownloadListener downloads) {

  public DatasetOptions {
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(downloads, "downloads");
    if (digitsTrain < 1 || digitsTest < 1) {
      throw new DatasetException("The numbers of drawn digits must be at least 1.");
    }
  }

  /** Cache in {@code ~/.cache/fovea/datasets}, seed 42, as many digits as MNIST has. */
  public static DatasetOptions defaults() {
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "fovea", "datasets");
    return new DatasetOptions(cache, false, 42, 60_000, 10_000, DownloadListener.NONE);
  }

  public DatasetOptions withCache(Path directory) {
    return new DatasetOptions(directory, offline, seed, digitsTrain, digitsTest, downloads);
  }

  public DatasetOptions withOffline(boolean neverDownload) {
    return new DatasetOptions(cache, neverDownload, seed, digitsTrain, digitsTest, downloads);
  }

  public DatasetOptions withSeed(long digitsSeed) {
    return new DatasetOptions(cache, offline, digitsSeed, digitsTrain, digitsTest, downloads);
  }

  public DatasetOptions withDigits(int train, int test) {
    return new DatasetOptions(cache, offline, seed, train, test, downloads);
  }

  public DatasetOptions withDownloads(DownloadListener listener) {
    return new DatasetOptions(cache, offline, seed, digitsTrain, digitsTest, listener);
  }
}
