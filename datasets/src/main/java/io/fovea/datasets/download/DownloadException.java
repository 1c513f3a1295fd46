package io.fovea.datasets.download;

import java.util.List;

/** No address gave the file. */
public final class DownloadException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param attempts what was tried and what came of it, one line each
   */
  DownloadException(List<String> attempts, Throwable last) {
    super(String.join("\n", attempts), last);
  }
}
