package io.fovea.trainer.importing.keras;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files as Keras writes them, of layers that a test puts together. */
final class KerasModels {
  static final String VERSION = "2.11.0";

  private final Map<String, Map<String, Object>> weights = new LinkedHashMap<>();
  private final String configuration;
  private String version = VERSION;
  private String backend = "tensorflow";

  private KerasModels(String configuration) {
    this.configuration = configuration;
  }

  /** Takes {@code [n, 4, 5, 1]}. */
  static KerasModels sequential(String... layers) {
    return new KerasModels(
        "{'class_name': 'Sequential', 'config': {'name': 's', 'layers': [%s, %s]}}"
            .formatted(image("in", "[null, 4, 5, 1]"), String.join(", ", layers)));
  }

  static KerasModels of(String configuration) {
    return new KerasModels(configuration);
  }

  /** Layers with their {@code inbound_nodes}, from the first to the last. */
  static KerasModels functional(String inputs, String outputs, String... layers) {
    return new KerasModels(
        "{'class_name': 'Functional', 'config': {'name': 'f', 'layers': [%s], 'input_layers': %s, 'output_layers': %s}}"
            .formatted(String.join(", ", layers), inputs, outputs));
  }

  static String image(String name, String shape) {
    return "{'class_name': 'InputLayer', 'config': {'name': '%s', 'batch_input_shape': %s}}"
        .formatted(name, shape);
  }

  static String layer(String kind, String name, String settings) {
    return "{'class_name': '%s', 'config': {'name': '%s'%s%s}}"
        .formatted(kind, name, settings.isEmpty() ? "" : ", ", settings);
  }

  /** A layer that takes what others give. */
  static String layer(String kind, String name, String settings, String... inputs) {
    String sources =
        String.join(
            ", ", List.of(inputs).stream().map(input -> "['" + input + "', 0, 0, {}]").toList());
    String nodes = inputs.length == 0 ? "[]" : "[[" + sources + "]]";
    String layer = layer(kind, name, settings);
    return layer.substring(0, layer.length() - 1)
        + ", 'name': '%s', 'inbound_nodes': %s}".formatted(name, nodes);
  }

  static String dense(String name, int units) {
    return layer("Dense", name, "'units': %d, 'use_bias': false".formatted(units));
  }

  KerasModels by(String otherVersion) {
    version = otherVersion;
    return this;
  }

  KerasModels on(String otherBackend) {
    backend = otherBackend;
    return this;
  }

  /** Numbers of one layer: nested arrays of floats. */
  KerasModels weigh(String layer, String name, Object numbers) {
    weights.computeIfAbsent(layer, first -> new LinkedHashMap<>()).put(name, numbers);
    return this;
  }

  byte[] bytes() {
    try {
      Path file = Files.createTempFile("keras", ".h5");
      try (WritableHdfFile writable = HdfFile.write(file)) {
        writable.putAttribute("keras_version", version);
        writable.putAttribute("backend", backend);
        writable.putAttribute("model_config", configuration.replace('\'', '"'));
        WritableGroup group = writable.putGroup("model_weights");
        weights.forEach((layer, numbers) -> put(group.putGroup(layer), layer, numbers));
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      return bytes;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void put(WritableGroup group, String layer, Map<String, Object> numbers) {
    group.putAttribute(
        "weight_names",
        numbers.keySet().stream().map(name -> layer + "/" + name + ":0").toArray(String[]::new));
    WritableGroup inner = group.putGroup(layer);
    numbers.forEach((name, values) -> inner.putDataset(name + ":0", values));
  }
}
