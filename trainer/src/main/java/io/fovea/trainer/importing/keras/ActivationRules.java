package io.fovea.trainer.importing.keras;

import static io.fovea.trainer.importing.keras.UnsupportedLayer.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Activation functions that DL4J computes as Keras does. */
final class ActivationRules {
  private static final String SOFTMAX = "softmax";

  /** Under the same names. */
  private static final Set<String> SHARED =
      Set.of(
          "linear",
          "relu",
          "relu6",
          "elu",
          "selu",
          "sigmoid",
          "tanh",
          "softplus",
          "softsign",
          "swish",
          SOFTMAX);

  private static final Map<String, String> OTHER_NAMES = Map.of("silu", "swish");

  /** Keras 3 computes another function under this name. */
  private static final String OF_KERAS_2 = "hard_sigmoid";

  private final boolean keras2;

  ActivationRules(boolean keras2) {
    this.keras2 = keras2;
  }

  /** The name of what a layer ends in, or is. */
  String name(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    JsonNode activation = layer.config().path("activation");
    // Some versions wrap the name of a function into an object.
    JsonNode plain = activation.isObject() ? activation.path("config") : activation;
    String name = plain.isNull() || plain.isMissingNode() ? "linear" : plain.asText();
    String shared = OTHER_NAMES.getOrDefault(name, name);
    unless(
        SHARED.contains(shared) || (keras2 && shared.equals(OF_KERAS_2)),
        "has the activation " + activation + ", which is not supported");
    unless(
        !maps || !shared.equals(SOFTMAX),
        "has a softmax over feature maps, which is not supported");
    return shared;
  }

  Described layer(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    return named(name(layer, maps));
  }

  Described relu(LayerSpec layer) throws UnsupportedLayer {
    double slope = number(layer, "negative_slope", 0);
    boolean capped = layer.config().path("max_value").isNumber();
    boolean six = number(layer, "max_value", 0) == 6 && slope == 0;
    unless(
        number(layer, "threshold", 0) == 0 && (!capped || six),
        "has a threshold or a maximum other than 6, which is not supported");
    return slope == 0 ? named(capped ? "relu6" : "relu") : leaky(slope);
  }

  /** Keras 3 calls the slope otherwise than Keras 2. */
  Described leakyRelu(LayerSpec layer) {
    return leaky(number(layer, "negative_slope", number(layer, "alpha", 0.3)));
  }

  private static Described leaky(double slope) {
    return new Described("LeakyReLU", Described.settings().put("alpha", slope));
  }

  Described elu(LayerSpec layer) {
    return new Described("ELU", Described.settings().put("alpha", number(layer, "alpha", 1)));
  }

  Described softmax(LayerSpec layer, boolean maps) throws UnsupportedLayer {
    int axis = layer.config().path("axis").asInt(-1);
    unless(!maps && (axis == -1 || axis == 1), "is over another axis than that of the classes");
    return softmax();
  }

  static Described softmax() {
    return named(SOFTMAX);
  }

  private static Described named(String name) {
    return new Described("Activation", Described.settings().put("activation", name));
  }

  private static double number(LayerSpec layer, String field, double otherwise) {
    return layer.config().path(field).asDouble(otherwise);
  }
}
