package io.fovea.inference.onnx;

/** A network that cannot be written as an ONNX graph. The message names the layer and why. */
public final class UnsupportedLayerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedLayerException(String message) {
    super(message);
  }
}
