package io.fovea.trainer.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.trainer.fitting.EpochRecord;
import io.fovea.trainer.fitting.FittingState;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A file that holds where a training stands behind its last epoch: a zip, so that a damaged one is
 * noticed, of JSON and of raw little-endian float32.
 */
public final class CheckpointFile {
  private static final int FORMAT = 1;
  private static final String HEADER = "checkpoint.json";
  private static final String WEIGHTS = "weights.f32";
  private static final String UPDATER = "updater.f32";
  private static final String BEST = "best.f32";

  private final Path path;
  private final ObjectMapper json = new ObjectMapper();

  public CheckpointFile(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  public boolean exists() {
    return Files.isRegularFile(path);
  }

  /**
   * Replaces the last one, which stays whole if that fails.
   *
   * @param training what decides its result: settings, data set, software
   */
  public void write(Map<String, String> training, FittingState state) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Always the same name: what a killed process leaves, the next one replaces.
    Path whole = path.resolveSibling(path.getFileName() + ".tmp");
    try {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(whole));
          ZipOutputStream zip = new ZipOutputStream(file)) {
        zip.setLevel(Deflater.BEST_SPEED);
        Header header =
            new Header(FORMAT, new TreeMap<>(training), state.history(), state.schedule());
        put(zip, HEADER, json.writeValueAsBytes(header));
        put(zip, WEIGHTS, bytes(state.weights()));
        put(zip, UPDATER, bytes(state.updater()));
        if (state.best().isPresent()) {
          put(zip, BEST, bytes(state.best().get()));
        }
      }
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /**
   * Reads it for a training that is the same.
   *
   * @throws CheckpointException if it is damaged, or of another training: then it names the
   *     differences
   */
  public FittingState read(Map<String, String> training) {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Header header = json.readValue(content(zip, HEADER), Header.class);
      requireSame(header, training);
      Optional<float[]> best =
          zip.getEntry(BEST) == null ? Optional.empty() : Optional.of(floats(zip, BEST));
      return new FittingState(
          header.history, floats(zip, WEIGHTS), floats(zip, UPDATER), best, header.schedule);
    } catch (IOException damaged) {
      throw new CheckpointException(
          "Checkpoint %s cannot be read (%s). Train without --resume."
              .formatted(path, damaged.getMessage()),
          damaged);
    }
  }

  private void requireSame(Header header, Map<String, String> training) {
    if (header.format != FORMAT) {
      throw new CheckpointException(
          "Checkpoint %s is of format %d, and this version reads format %d. Train without --resume."
              .formatted(path, header.format, FORMAT),
          null);
    }
    List<String> differences = Differences.between(header.training, training);
    if (!differences.isEmpty()) {
      throw new CheckpointException(
          "Checkpoint %s is of another training: %s. Repeat its settings, or train without --resume."
              .formatted(path, String.join("; ", differences)),
          null);
    }
  }

  private static byte[] content(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException(name + " is missing");
    }
    byte[] content = zip.getInputStream(entry).readAllBytes();
    CRC32 sum = new CRC32();
    sum.update(content);
    // A ZipFile does not compare it by itself.
    if (sum.getValue() != entry.getCrc()) {
      throw new IOException(name + " is damaged");
    }
    return content;
  }

  private static float[] floats(ZipFile zip, String name) throws IOException {
    byte[] bytes = content(zip, name);
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  public void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  private record Header(
      int format,
      Map<String, String> training,
      List<EpochRecord> history,
      FittingState.Schedule schedule) {}
}
