package io.fovea.inference.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes a model file apart; every fault ends in a sentence about "it", the file. */
final class ModelReader {
  /** Entries in which DL4J programs keep serialized Java objects: reading one can run any code. */
  private static final List<String> JAVA_OBJECTS =
      List.of("preprocessor.bin", "normalizer.bin", "objects");

  private final Path path;
  private final byte[] content;

  ModelReader(Path path, byte[] content) {
    this.path = path;
    this.content = content;
  }

  /**
   * @throws IllegalArgumentException with the first fault
   */
  Model read() {
    Map<String, byte[]> entries = Archive.unpack(content);
    refuseJavaObjects(entries.keySet());
    ModelManifest manifest = manifest(entries);
    checkEntries(manifest, entries);
    Model model = new Model(path, Sha256.of(content), manifest, entries);
    model.reference().ifPresent(reference -> checkLabels(reference, manifest));
    new TrialRun(model).check();
    return model;
  }

  private static void refuseJavaObjects(Set<String> names) {
    for (String name : names) {
      Checks.check(
          JAVA_OBJECTS.stream().noneMatch(name::startsWith),
          "its entry '" + name + "' holds serialized Java objects, which are never read");
    }
  }

  private ModelManifest manifest(Map<String, byte[]> entries) {
    byte[] json = entries.get(ModelFile.MANIFEST);
    if (json == null) {
      Checks.check(
          !entries.containsKey(StoredNetwork.CONFIGURATION),
          "it is a plain DL4J archive without manifest.json, so its labels and preprocessing are unknown");
      throw new IllegalArgumentException(
          "it is a zip, but no model file: manifest.json is missing");
    }
    checkFormat(json);
    try {
      return ManifestJson.read(json, ModelManifest.class);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("in its manifest.json, " + wrong.getMessage(), wrong);
    }
  }

  /** Before all else: of a newer format, nothing else can be judged. */
  private void checkFormat(byte[] json) {
    JsonNode version;
    try {
      version = ManifestJson.tree(json).path("formatVersion");
    } catch (IOException notJson) {
      throw new IllegalArgumentException("its manifest.json is not JSON", notJson);
    }
    Checks.check(version.isInt() && version.asInt() >= 1, "its manifest.json has no formatVersion");
    if (version.asInt() > ModelManifest.FORMAT_VERSION) {
      throw new ModelFileException(
          "Model file %s has format version %d, but this Fovea reads up to %d. Update Fovea."
              .formatted(path, version.asInt(), ModelManifest.FORMAT_VERSION));
    }
  }

  private static void checkEntries(ModelManifest manifest, Map<String, byte[]> entries) {
    checkNetwork(entries.keySet());
    Set<String> listed = new HashSet<>(manifest.checksums().keySet());
    listed.add(ModelFile.MANIFEST);
    for (String name : entries.keySet()) {
      Checks.check(listed.contains(name), "its manifest does not list the entry '" + name + "'");
    }
    manifest.checksums().forEach((name, sum) -> checkSum(name, sum, entries.get(name)));
  }

  /** A network, an ONNX graph or both; half a network is none. */
  private static void checkNetwork(Set<String> names) {
    boolean some = names.stream().anyMatch(StoredNetwork.ENTRIES::contains);
    Checks.check(
        some || names.contains(ModelFile.ONNX),
        "it has neither a DL4J network (" + StoredNetwork.CONFIGURATION + ") nor a model.onnx");
    for (String needed : some ? StoredNetwork.ENTRIES : List.<String>of()) {
      Checks.check(names.contains(needed), "its entry '" + needed + "' is missing");
    }
  }

  private static void checkSum(String name, String expected, byte[] content) {
    Checks.check(content != null, "its entry '" + name + "' is missing");
    Checks.check(
        Sha256.of(content).equals(expected),
        "its entry '" + name + "' is not what the manifest's checksum says: it was changed");
  }

  private static void checkLabels(ReferenceDistribution reference, ModelManifest manifest) {
    for (String label : reference.predicted().keySet()) {
      Checks.check(
          manifest.labels().contains(label),
          "its reference.json names a label '" + label + "' that the manifest does not have");
    }
  }
}
