package io.fovea.runtime.settings;

/**
 * A text that is no value of its type, where people want to know which part of it is wrong. The
 * message ends the fault, such as {@code rotat is unknown; did you mean rotate?}
 */
public final class UnreadableValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public UnreadableValueException(String message) {
    super(message);
  }
}
