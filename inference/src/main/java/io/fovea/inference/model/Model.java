package io.fovea.inference.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A model file that passed every check, held in memory: the file may be replaced while it is in
 * use, and an engine that is opened again still gets what {@link #sha256()} names. Immutable, so
 * threads may share it.
 */
public final class Model {
  private final Path path;
  private final String sha256;
  private final ModelManifest manifest;
  private final Map<String, byte[]> entries;

  Model(Path path, String sha256, ModelManifest manifest, Map<String, byte[]> entries) {
    this.path = path;
    this.sha256 = sha256;
    this.manifest = manifest;
    this.entries = Map.copyOf(entries);
  }

  /** Where it was read from. */
  public Path path() {
    return path;
  }

  /** Of the file's bytes, hexadecimal. */
  public String sha256() {
    return sha256;
  }

  public ModelManifest manifest() {
    return manifest;
  }

  /** Not so if it was made from an ONNX graph alone. */
  public boolean hasNetwork() {
    return entries.containsKey(StoredNetwork.CONFIGURATION);
  }

  public boolean hasOnnx() {
    return entries.containsKey(ModelFile.ONNX);
  }

  /**
   * The ONNX graph: input {@code image [n, channels, height, width]}, output {@code probabilities
   * [n, classes]}. A copy; empty if the network could not be written as one.
   */
  public Optional<byte[]> onnx() {
    return Optional.ofNullable(entries.get(ModelFile.ONNX)).map(byte[]::clone);
  }

  /** Its behaviour on validation data, if the file tells it. */
  public Optional<ReferenceDistribution> reference() {
    return Optional.ofNullable(entries.get(ModelFile.REFERENCE))
        .map(json -> ManifestJson.read(json, ReferenceDistribution.class));
  }

  /**
   * A new network at each call, the caller's own: one input {@code [n, channels, height, width]},
   * one output {@code [n, classes]}.
   *
   * @throws IllegalStateException if it has none
   */
  public ComputationGraph restoreNetwork() {
    if (!hasNetwork()) {
      throw new IllegalStateException(this + " has no DL4J network");
    }
    return StoredNetwork.restore(entries);
  }

  @Override
  public String toString() {
    return manifest.name() + " " + manifest.version() + " (" + path + ")";
  }
}
