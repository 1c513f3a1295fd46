package io.fovea.inference.onnx;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * A layer with its weights on the way through a network.
 *
 * @param index its place, from 0
 * @param input what goes in (before a flatten preprocessor)
 * @param output what comes out
 */
record LayerStep(int index, Layer layer, InputType input, InputType output) {

  org.deeplearning4j.nn.conf.layers.Layer conf() {
    return layer.conf().getLayer();
  }

  UnsupportedLayerException refuse(String why) {
    return new UnsupportedLayerException(
        "layer %d (%s) cannot be written as ONNX: %s"
            .formatted(index, conf().getClass().getSimpleName(), why));
  }

  void require(boolean holds, String otherwise) {
    if (!holds) {
      throw refuse(otherwise);
    }
  }
}
