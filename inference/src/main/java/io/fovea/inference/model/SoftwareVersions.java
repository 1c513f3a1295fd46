package io.fovea.inference.model;

import ai.onnxruntime.OrtEnvironment;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The versions of what makes a model in this process. */
final class SoftwareVersions {

  private SoftwareVersions() {}

  static Map<String, String> current() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("fovea", orUnknown(ModelFile.class));
    versions.put("deeplearning4j", orUnknown(MultiLayerNetwork.class));
    versions.put("onnxruntime", OrtEnvironment.getEnvironment().getVersion());
    return versions;
  }

  private static String orUnknown(Class<?> inJar) {
    return Objects.requireNonNullElse(inJar.getPackage().getImplementationVersion(), "unknown");
  }
}
