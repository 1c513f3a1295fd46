package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.ImportException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A network said again for DL4J's importer: channels first, and without the layers that do nothing
 * at inference. Its layers keep their names.
 */
final class ChannelsFirst {
  private final LayerRules rules;
  private final String input;
  private final ArrayNode described = JsonNodeFactory.instance.arrayNode();
  private final List<LayerSpec> layers = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  /** What stands for the output of a layer: its own, or that of the one before it. */
  private final Map<String, String> outputs = new HashMap<>();

  /** Whether a layer gives feature maps, else vectors. */
  private final Map<String, Boolean> maps = new HashMap<>();

  /** What stands for the input as it is, where a rescaling is to become part of preprocessing. */
  private final Set<String> unscaled = new HashSet<>();

  private Optional<Rescaling> rescaling = Optional.empty();
  private String output;

  /**
   * @param image as the network takes it
   * @param keras2 whether its words are those of Keras 2
   * @throws ImportException naming every layer that is not supported
   */
  ChannelsFirst(NetworkSpec network, InputShape image, boolean keras2) {
    rules = new LayerRules(keras2);
    LayerSpec first = network.layers().get(0);
    input = first.name();
    addInput(image);
    network.layers().subList(1, network.layers().size()).forEach(this::add);
    Faults.throwIfAny(faults);
    output = outputs.get(network.output());
    if (output == null) {
      throw new ImportException("its output '" + network.output() + "' is none of its layers");
    }
  }

  private void addInput(InputShape image) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config
        .putArray("batch_input_shape")
        .addNull()
        .add(image.channels())
        .add(image.height())
        .add(image.width());
    describe(NetworkSpec.INPUT, input, config, List.of());
    outputs.put(input, input);
    maps.put(input, true);
    unscaled.add(input);
  }

  private void add(LayerSpec stored) {
    if (stored.inputs().isEmpty()) {
      throw new ImportException(stored.fault("takes nothing in"));
    }
    LayerSpec layer = stored.withInputs(stored.inputs().stream().map(outputs::get).toList());
    boolean ofMaps = maps.get(layer.inputs().get(0));
    if (LayerRules.isTrainingOnly(layer) || (isFlatten(layer) && !ofMaps)) {
      outputs.put(layer.name(), layer.inputs().get(0));
      unscaled.addAll(unscaled.containsAll(stored.inputs()) ? Set.of(layer.name()) : Set.of());
    } else if (layer.kind().equals(LayerRules.RESCALING) && isBehindInput(layer)) {
      rescaling = Optional.of(rescaling(layer));
      outputs.put(layer.name(), input);
    } else {
      outputs.put(layer.name(), layer.name());
      maps.put(layer.name(), ofMaps && !isFlatten(layer) && !layer.kind().startsWith("Global"));
      if (rescaling.isPresent() && !Collections.disjoint(unscaled, stored.inputs())) {
        faults.add(layer.fault("takes pixels from before the Rescaling, which is not supported"));
      }
      describe(layer, ofMaps);
    }
  }

  private static boolean isFlatten(LayerSpec layer) {
    return layer.kind().equals(LayerRules.FLATTEN);
  }

  /** Two in a row are not what anybody writes. */
  private boolean isBehindInput(LayerSpec layer) {
    return layer.inputs().equals(List.of(input)) && layers.isEmpty() && rescaling.isEmpty();
  }

  private Rescaling rescaling(LayerSpec layer) {
    JsonNode scale = layer.config().path("scale");
    JsonNode offset = layer.config().path("offset");
    if (!(scale.asDouble() > 0) || !(offset.isNumber() || offset.isMissingNode())) {
      faults.add(layer.fault("has a scale or offset per channel, which is not supported"));
    }
    return new Rescaling(scale.asDouble(), offset.asDouble());
  }

  private void describe(LayerSpec layer, boolean ofMaps) {
    boolean alike = layer.inputs().stream().allMatch(name -> maps.get(name) == ofMaps);
    if (!alike || layer.inputs().size() > 1 != LayerRules.isMerge(layer)) {
      faults.add(layer.fault("takes inputs that do not go together"));
      return;
    }
    try {
      Described said = rules.describe(layer, ofMaps);
      said.config().put("name", layer.name());
      describe(said.kind(), layer.name(), said.config(), layer.inputs());
      layers.add(layer);
    } catch (UnsupportedLayer unsupported) {
      faults.add(layer.fault(unsupported.getMessage()));
    }
  }

  private void describe(String kind, String name, ObjectNode config, List<String> inputs) {
    config.put("name", name);
    ObjectNode layer = described.addObject().put("class_name", kind).put("name", name);
    layer.set("config", config);
    ArrayNode nodes = layer.putArray("inbound_nodes");
    if (!inputs.isEmpty()) {
      ArrayNode node = nodes.addArray();
      inputs.forEach(source -> node.add(tensor(source)));
    }
  }

  private static ArrayNode tensor(String layer) {
    return JsonNodeFactory.instance.arrayNode().add(layer).add(0).add(0);
  }

  /** Puts a softmax behind the output. */
  void addSoftmax() {
    String name = output + "_softmax";
    while (maps.containsKey(name)) {
      name += "_";
    }
    Described softmax = ActivationRules.softmax();
    LayerSpec layer = new LayerSpec("Softmax", name, softmax.config(), List.of(output));
    describe(softmax.kind(), name, softmax.config(), layer.inputs());
    layers.add(layer);
    output = name;
  }

  /** As DL4J's importer takes it. */
  String json() {
    ObjectNode model = JsonNodeFactory.instance.objectNode();
    // DL4J takes its defaults for formats from the backend: only Theano had its channels first.
    model.put("class_name", "Functional").put("keras_version", "2.11.0").put("backend", "theano");
    ObjectNode config = model.putObject("config").put("name", "model");
    config.set("layers", described);
    config.putArray("input_layers").add(tensor(input));
    config.putArray("output_layers").add(tensor(output));
    return model.toString();
  }

  /** Those that compute something, in order, without the input. */
  List<LayerSpec> layers() {
    return layers;
  }

  String input() {
    return input;
  }

  String output() {
    return output;
  }

  /** Whether the last layer is of this class. */
  boolean endsIn(String kind) {
    return layers.stream().anyMatch(l -> l.name().equals(output) && l.kind().equals(kind));
  }

  boolean givesMaps() {
    return maps.getOrDefault(output, false);
  }

  Optional<Rescaling> rescaling() {
    return rescaling;
  }
}
