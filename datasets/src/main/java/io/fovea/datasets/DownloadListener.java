package io.fovea.datasets;

/**
 * Hears how a download goes on. Called from the downloading thread, after each piece of at most 64
 * KiB.
 */
@FunctionalInterface
public interface DownloadListener {

  /** Hears nothing. */
  DownloadListener NONE = (file, done, total) -> {};

  /**
   * @param file name of the file
   * @param done bytes here so far; starts above 0 when a broken download is taken up again, and
   *     falls back if the server makes us start anew
   * @param total bytes of the whole file, -1 if the server does not say
   */
  void downloaded(String file, long done, long total);
}
