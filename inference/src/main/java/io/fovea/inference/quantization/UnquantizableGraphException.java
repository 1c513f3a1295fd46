package io.fovea.inference.quantization;

/** A graph of which no int8 graph can be made. The message is a sentence about "it", the graph. */
public final class UnquantizableGraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnquantizableGraphException(String message) {
    super(message);
  }

  UnquantizableGraphException(String message, Throwable cause) {
    super(message, cause);
  }
}
