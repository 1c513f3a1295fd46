package io.fovea.schemas;

import org.apache.kafka.common.errors.SerializationException;

/** The bytes do not begin as the wire format does: the record's fault, whoever reads it. */
public final class NotWireFormatException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public NotWireFormatException(String message) {
    super(message);
  }
}
