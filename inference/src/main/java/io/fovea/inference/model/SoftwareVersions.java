package io.fovea.inference.model;

import io.fovea.inference.onnx.OnnxRuntime;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** The versions of what makes a model in this process. */
final class SoftwareVersions {

  private SoftwareVersions() {}

  static Map<String, String> current() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("fovea", version("io.fovea", "fovea-inference", ModelFile.class));
    versions.put(
        "deeplearning4j",
        version("org.deeplearning4j", "deeplearning4j-nn", ComputationGraph.class));
    versions.put("onnxruntime", OnnxRuntime.environment().getVersion());
    return versions;
  }

  /** As Maven notes it in each jar; classes that are in no jar have none. */
  private static String version(String group, String artifact, Class<?> inJar) {
    try {
      return Objects.requireNonNullElse(Loader.getVersion(group, artifact, inJar), "unknown");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
