package io.fovea.schemas;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry could not be asked, or refuses to answer us: it is down, slow, at another address,
 * or wants other credentials. Says nothing about the record, which must not be given up for it.
 */
public final class RegistryUnavailableException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
