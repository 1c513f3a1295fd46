package io.fovea.inference.onnx;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * A layer with its weights on the way through a network.
 *
 * @param name of its vertex; those of a converted layer list count from 0
 * @param input what goes in (before a flatten preprocessor)
 * @param output what comes out
 */
record LayerStep(String name, Layer layer, InputType input, InputType output) {

  org.deeplearning4j.nn.conf.layers.Layer conf() {
    return layer.conf().getLayer();
  }

  /** No value of the graph but a constant has a name with a dot. */
  String constant(String what) {
    return name + "." + what;
  }

  UnsupportedLayerException refuse(String why) {
    return new UnsupportedLayerException(
        "layer %s (%s) cannot be written as ONNX: %s"
            .formatted(name, conf().getClass().getSimpleName(), why));
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      throw refuse(otherwise);
    }
  }
}
