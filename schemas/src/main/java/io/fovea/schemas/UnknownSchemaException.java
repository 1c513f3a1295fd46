package io.fovea.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry answered, and has no such Avro schema: the record's fault where an id in a record
 * led here. A registry that does not answer is {@link RegistryUnavailableException}.
 */
public final class UnknownSchemaException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public UnknownSchemaException(String message) {
    super(message);
  }

  public UnknownSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
