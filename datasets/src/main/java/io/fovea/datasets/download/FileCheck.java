package io.fovea.datasets.download;

import java.io.IOException;
import java.nio.file.Path;

/** Tells the right file from any other. */
@FunctionalInterface
public interface FileCheck {

  /**
   * @throws IOException if the file is not the right one; the message says why
   */
  void check(Path file) throws IOException;
}
