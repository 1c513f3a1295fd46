package io.fovea.trainer.importing;

import io.fovea.trainer.importing.keras.KerasClassifier;
import io.fovea.trainer.importing.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file to import: told by its first bytes, whatever its name. */
final class SourceFile {
  /** As large as a model file may get; all of it is held in memory. */
  private static final long MOST_BYTES = 512L << 20;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private SourceFile() {}

  /**
   * @throws ImportException if it is not there, cannot be read or is too large
   */
  static byte[] content(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new ImportException(Files.exists(path) ? "it is no file" : "it is not there");
    }
    try {
      if (Files.size(path) > MOST_BYTES) {
        throw new ImportException(
            "it is larger than %d MiB, the most that is read".formatted(MOST_BYTES >> 20));
      }
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new ImportException(
          "it cannot be read (%s)".formatted(unreadable.getMessage()), unreadable);
    }
  }

  static SavedClassifier classifier(byte[] content, ImportSettings settings) {
    if (startsWith(content, ZIP)) {
      throw new ImportException(
          "it is a zip: from Keras, save as .h5 (model.save('model.h5')); from PyTorch, export with"
              + " torch.onnx.export; a model file of Fovea needs no import");
    }
    if (KerasClassifier.isKeras(content)) {
      return KerasClassifier.read(content, settings.input());
    }
    return OnnxFile.read(content, settings.layout(), settings.input());
  }

  private static boolean startsWith(byte[] content, byte[] start) {
    if (content.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if (content[i] != start[i]) {
        return false;
      }
    }
    return true;
  }
}
