package io.fovea.runtime.settings;

import java.util.List;

/**
 * Settings with which an application cannot start. Carries every fault that was found, each a
 * sentence that names the setting and the mend, so that nobody mends them one start at a time.
 */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  public SettingsException(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public List<String> faults() {
    return faults;
  }
}
