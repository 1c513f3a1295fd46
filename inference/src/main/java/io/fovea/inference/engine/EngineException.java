package io.fovea.inference.engine;

/** The network cannot be run, or the engine cannot be opened. Never the fault of one image. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineException(String message) {
    super(message);
  }

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
