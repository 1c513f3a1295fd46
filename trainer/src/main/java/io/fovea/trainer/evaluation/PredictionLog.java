package io.fovea.trainer.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.inference.Outcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a JSON line per image; the file takes its name when it is whole. */
final class PredictionLog implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Path file;
  private final Path part;
  private final BufferedWriter lines;

  PredictionLog(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    Files.createDirectories(this.file.getParent());
    this.part = Files.createTempFile(this.file.getParent(), ".predictions-", ".tmp");
    this.lines = Files.newBufferedWriter(part);
  }

  /** An image that cannot be classified has the reason instead of label and confidence. */
  void add(String imageId, String actual, Outcome outcome) {
    ObjectNode line = json.createObjectNode().put("imageId", imageId).put("actual", actual);
    if (outcome instanceof Outcome.Classified classified) {
      line.put("label", classified.label()).put("confidence", classified.confidence());
    } else if (outcome instanceof Outcome.Rejected rejected) {
      line.put("rejected", rejected.rejection().reason().name());
    }
    try {
      lines.write(line.toString());
      lines.newLine();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void finish() throws IOException {
    lines.close();
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lines.close();
    Files.deleteIfExists(part);
  }
}
