package io.fovea.inference.model;

import io.fovea.inference.onnx.OnnxExport;
import io.fovea.inference.onnx.UnsupportedLayerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes model files: a DL4J {@code ModelSerializer} archive that any DL4J program can
 * restore, with a manifest, the same network as ONNX, as asked for also in int8, and a page for
 * people beside it. One made from an ONNX graph alone has no network of DL4J's in it.
 */
public final class ModelFile {
  static final String MANIFEST = "manifest.json";
  static final String ONNX = "model.onnx";
  static final String ONNX_INT8 = "model.int8.onnx";
  static final String REFERENCE = "reference.json";
  static final String CARD = "MODEL_CARD.md";

  /** Of the entries that are networks. */
  static final List<String> ORDER =
      List.of(StoredNetwork.CONFIGURATION, StoredNetwork.COEFFICIENTS, ONNX, ONNX_INT8);

  /** They tell of the others, and are written anew with them. */
  static final Set<String> MADE_ANEW = Set.of(MANIFEST, REFERENCE, CARD);

  private static final Logger LOG = LoggerFactory.getLogger(ModelFile.class);

  private ModelFile() {}

  /**
   * Reads a model file and checks all of it, by running an image too.
   *
   * @throws ModelFileException naming the file, the first fault and the mend
   */
  public static Model read(Path path) {
    byte[] content = content(path);
    try {
      return new ModelReader(path, content).read();
    } catch (IllegalArgumentException fault) {
      throw new ModelFileException(
          "Model file %s cannot be used: %s. Train or fetch it again, or name another one."
              .formatted(path, fault.getMessage()),
          fault);
    }
  }

  /**
   * Writes a model file, and reads it back before it takes the name: a file under that name is
   * whole. The same arguments give the same bytes.
   *
   * @param path replaced if it is there; its folder is made if it is not
   * @param network with one input and one output
   * @param reference how the network answers on validation data, if known
   * @return what was written
   * @throws ModelFileException if it cannot be written, or would not pass the checks of a reader
   */
  public static Model write(
      Path path,
      ComputationGraph network,
      ModelManifest manifest,
      Optional<ReferenceDistribution> reference) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    StoredNetwork.put(network, entries);
    putOnnx(network, manifest.input(), entries);
    return write(path, entries, manifest, reference);
  }

  /**
   * As {@link #write(Path, ComputationGraph, ModelManifest, Optional)}, of a graph that was made
   * elsewhere: only the {@code onnx} engine will run it.
   *
   * @param onnx input {@code image [n, channels, height, width]}, output {@code probabilities [n,
   *     classes]}, float32
   */
  public static Model write(
      Path path, byte[] onnx, ModelManifest manifest, Optional<ReferenceDistribution> reference) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(ONNX, onnx.clone());
    return write(path, entries, manifest, reference);
  }

  /**
   * Writes a model anew with an int8 graph beside what it has, likewise.
   *
   * @param graph input and output as those of {@link Model#onnx()}; takes the place of an earlier
   *     one
   */
  public static Model write(Path path, Model model, byte[] graph, Quantization made) {
    return write(
        path, model.withOnnxInt8(graph).kept(), model.manifest().withInt8(made), model.reference());
  }

  private static Model write(
      Path path,
      Map<String, byte[]> network,
      ModelManifest manifest,
      Optional<ReferenceDistribution> reference) {
    byte[] content = Archive.pack(entries(network, manifest, reference));
    Path target = path.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      // Not by createTempFile, whose files only their owner may read, wherever they are moved.
      Path whole =
          target.resolveSibling(
              ".%s.%d.tmp".formatted(target.getFileName(), ProcessHandle.current().pid()));
      try {
        Files.write(whole, content);
        Model model = new ModelReader(path, content).read();
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        return model;
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException | IllegalArgumentException fault) {
      throw new ModelFileException(
          "Model file %s cannot be written: %s.".formatted(path, fault.getMessage()), fault);
    }
  }

  /** What a model file is called by custom: {@code NAME-VERSION.zip}. */
  public static String fileName(ModelManifest manifest) {
    return manifest.name() + "-" + manifest.version() + ".zip";
  }

  private static Map<String, byte[]> entries(
      Map<String, byte[]> network,
      ModelManifest manifest,
      Optional<ReferenceDistribution> reference) {
    Map<String, byte[]> entries = new LinkedHashMap<>(network);
    reference.ifPresent(known -> entries.put(REFERENCE, ManifestJson.write(known)));
    entries.put(CARD, ModelCard.write(manifest));
    Map<String, String> checksums = new TreeMap<>();
    entries.forEach((name, bytes) -> checksums.put(name, Sha256.of(bytes)));
    entries.put(MANIFEST, ManifestJson.write(manifest.withChecksums(checksums)));
    return entries;
  }

  private static void putOnnx(
      ComputationGraph network, InputShape input, Map<String, byte[]> entries) {
    try {
      entries.put(
          ONNX, OnnxExport.export(network, input.channels(), input.height(), input.width()));
    } catch (UnsupportedLayerException noCounterpart) {
      LOG.warn(
          "The model file gets no ONNX graph, so only the slower dl4j engine will run it: {}.",
          noCounterpart.getMessage());
    }
  }

  private static byte[] content(Path path) {
    if (!Files.exists(path)) {
      throw new ModelFileException(
          "Model file " + path + " is not there. Make one with: fovea train --out " + path);
    }
    if (!Files.isRegularFile(path)) {
      throw new ModelFileException(
          "Model file " + path + " is no file but a folder or the like. Name the zip in it.");
    }
    try {
      if (Files.size(path) > Archive.MAX_BYTES) {
        throw new ModelFileException(
            "Model file %s is larger than %d MiB, the most that is read."
                .formatted(path, Archive.MAX_BYTES >> 20));
      }
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new ModelFileException(
          "Model file %s cannot be read (%s). Check its permissions."
              .formatted(path, unreadable.getMessage()),
          unreadable);
    }
  }
}
