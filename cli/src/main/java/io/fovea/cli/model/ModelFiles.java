package io.fovea.cli.model;

import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import io.fovea.inference.model.ModelFileException;
import io.fovea.runtime.StartException;
import java.nio.file.Path;
import java.util.List;

/** Model files as a command opens them: one that cannot be used is a fault of the start. */
final class ModelFiles {
  private ModelFiles() {}

  static Model read(Path path) {
    try {
      return ModelFile.read(path);
    } catch (ModelFileException unusable) {
      throw new StartException(List.of(unusable.getMessage()));
    }
  }
}
