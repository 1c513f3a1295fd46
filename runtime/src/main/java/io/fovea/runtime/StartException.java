package io.fovea.runtime;

import java.util.List;

/**
 * Something that an application needs at its start is not there: a broker, a topic, a model.
 * Carries every fault that was found, each a sentence that names the mend.
 */
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  public StartException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
