package io.fovea.inference.model;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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

  public boolean hasOnnxInt8() {
    return entries.containsKey(ModelFile.ONNX_INT8);
  }

  /** The same graph in 8-bit integers, if one was made. A copy. */
  public Optional<byte[]> onnxInt8() {
    return Optional.ofNullable(entries.get(ModelFile.ONNX_INT8)).map(byte[]::clone);
  }

  /**
   * The same model with an int8 graph, to be tried: in no file yet, so path and checksum are this
   * one's.
   */
  public Model withOnnxInt8(byte[] graph) {
    Map<String, byte[]> more = new HashMap<>(entries);
    more.put(ModelFile.ONNX_INT8, graph.clone());
    return new Model(path, sha256, manifest, more);
  }

  /** The entries that a file written of it keeps as they are, in the order of such files. */
  Map<String, byte[]> kept() {
    Map<String, byte[]> kept = new LinkedHashMap<>();
    ModelFile.ORDER.forEach(name -> kept.put(name, entries.get(name)));
    new TreeMap<>(entries).forEach(kept::put);
    kept.keySet().removeAll(ModelFile.MADE_ANEW);
    kept.values().removeIf(Objects::isNull);
    return kept;
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
