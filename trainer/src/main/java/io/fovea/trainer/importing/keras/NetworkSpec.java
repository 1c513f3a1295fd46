package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.trainer.importing.ImportException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network as Keras describes it: one image in, one row of scores out.
 *
 * @param layers each behind those whose outputs it takes; the first is the input
 * @param output name of the last
 */
record NetworkSpec(List<LayerSpec> layers, String output) {
  static final String INPUT = "InputLayer";

  /**
   * Reads a {@code Sequential} or a functional model, as Keras 2 or 3 writes it.
   *
   * @throws ImportException naming the layers that stand in the way
   */
  static NetworkSpec of(JsonNode model) {
    JsonNode config = model.path("config");
    return switch (model.path("class_name").asText()) {
      case "Sequential" -> sequential(config);
      case "Functional", "Model" -> functional(config);
      default ->
          throw new ImportException(
              "it is a '%s', but only Sequential and functional models can be imported: export it as ONNX"
                  .formatted(model.path("class_name").asText()));
    };
  }

  private static NetworkSpec sequential(JsonNode config) {
    List<LayerSpec> layers = new ArrayList<>();
    String previous = null;
    // Before Keras 2.2.3, the configuration was the list itself.
    for (JsonNode layer : config.isArray() ? config : config.path("layers")) {
      if (layers.isEmpty() && !layer.path("class_name").asText().equals(INPUT)) {
        layers.add(impliedInput(layer, config));
        previous = layers.get(0).name();
      }
      layers.add(layer(layer, previous == null ? List.of() : List.of(previous)));
      previous = layers.get(layers.size() - 1).name();
    }
    if (layers.size() < 2) {
      throw new ImportException("it has no layers");
    }
    return new NetworkSpec(layers, previous);
  }

  /** Where the first layer tells the shape of its input. */
  private static LayerSpec impliedInput(JsonNode first, JsonNode model) {
    JsonNode shape = first.path("config").path("batch_input_shape");
    JsonNode config =
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
            .objectNode()
            .set("batch_input_shape", shape.isArray() ? shape : model.path("build_input_shape"));
    return new LayerSpec(INPUT, "image", config, List.of());
  }

  private static NetworkSpec functional(JsonNode config) {
    List<LayerSpec> layers = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (JsonNode layer : config.path("layers")) {
      JsonNode nodes = layer.path("inbound_nodes");
      LayerSpec spec = layer(layer, nodes.isEmpty() ? List.of() : Tensors.sources(nodes.get(0)));
      if (nodes.size() > 1) {
        faults.add(spec.fault("is used more than once, which is not supported"));
      }
      layers.add(spec);
    }
    Faults.throwIfAny(faults);
    requireOne("inputs", Tensors.ends(config.path("input_layers")));
    String output = requireOne("outputs", Tensors.ends(config.path("output_layers")));
    return new NetworkSpec(inOrder(layers), output);
  }

  private static LayerSpec layer(JsonNode layer, List<String> inputs) {
    JsonNode config = layer.path("config");
    String name = layer.path("name").asText(config.path("name").asText());
    return new LayerSpec(layer.path("class_name").asText(), name, config, inputs);
  }

  private static String requireOne(String what, List<String> names) {
    if (names.size() != 1) {
      throw new ImportException(
          "it has %d %s %s, but an image classifier has one".formatted(names.size(), what, names));
    }
    return names.get(0);
  }

  private static List<LayerSpec> inOrder(List<LayerSpec> layers) {
    List<LayerSpec> ordered = new ArrayList<>();
    Set<String> known = new HashSet<>();
    List<LayerSpec> left = new ArrayList<>(layers);
    while (!left.isEmpty()) {
      LayerSpec next =
          left.stream()
              .filter(layer -> known.containsAll(layer.inputs()))
              .findFirst()
              .orElseThrow(() -> new ImportException("its layers do not hang together"));
      left.remove(next);
      ordered.add(next);
      if (!known.add(next.name())) {
        throw new ImportException("it has two layers named '" + next.name() + "'");
      }
    }
    return ordered;
  }
}
