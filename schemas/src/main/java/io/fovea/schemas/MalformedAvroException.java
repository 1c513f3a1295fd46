package io.fovea.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The bytes are not a record of the schema they name, or that schema cannot be read as the record
 * asked for: the record's fault.
 */
public final class MalformedAvroException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public MalformedAvroException(String message) {
    super(message);
  }

  public MalformedAvroException(String message, Throwable cause) {
    super(message, cause);
  }
}
