package io.fovea.benchmarks.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.Prediction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a peer needs as files: its program, the schemas, and ONNX Runtime's library out of the jar
 * that we use ourselves, for Pythons without the package.
 *
 * @param library absent where the jar has none for this machine
 */
public record PeerFiles(Path program, Path schemas, Optional<Path> library) {
  private static final List<String> SCRIPTS =
      List.of("classify.py", "engines.py", "pixels.py", "wire.py");

  /** Where {@code train.py} stands too. */
  private static final String FOLDER = "/io/fovea/benchmarks/";

  /** Writes them into a folder. */
  public static PeerFiles in(Path directory) throws IOException {
    Path peers = Files.createDirectories(directory.resolve("peers"));
    for (String script : SCRIPTS) {
      copy(FOLDER + script, peers.resolve(script));
    }
    ObjectMapper json = new ObjectMapper();
    ObjectNode schemas = json.createObjectNode();
    schemas.set("image", json.readTree(ImageEvent.getClassSchema().toString()));
    schemas.set("prediction", json.readTree(Prediction.getClassSchema().toString()));
    Path file = Files.writeString(peers.resolve("schemas.json"), schemas.toString());
    return new PeerFiles(peers.resolve(SCRIPTS.get(0)), file, library(peers));
  }

  private static Optional<Path> library(Path directory) throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64");
    String name = system.contains("mac") ? "libonnxruntime.dylib" : "libonnxruntime.so";
    String folder = system.contains("mac") ? "osx" : "linux";
    String resource =
        "/ai/onnxruntime/native/%s-%s/%s".formatted(folder, arm ? "aarch64" : "x64", name);
    Path target = directory.resolve(name);
    return copy(resource, target) ? Optional.of(target) : Optional.empty();
  }

  /** Returns whether there is such a resource. */
  private static boolean copy(String resource, Path target) throws IOException {
    try (InputStream from = PeerFiles.class.getResourceAsStream(resource)) {
      if (from == null) {
        return false;
      }
      Files.copy(from, target);
      return true;
    }
  }
}
