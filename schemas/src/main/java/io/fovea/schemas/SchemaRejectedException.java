package io.fovea.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry does not let a record be written with its schema: it breaks compatibility with the
 * subject's earlier versions, or it was never registered and may not be. Every record of that
 * schema meets the same end until somebody mends the registry or the program.
 */
public final class SchemaRejectedException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public SchemaRejectedException(String message) {
    super(message);
  }
}
