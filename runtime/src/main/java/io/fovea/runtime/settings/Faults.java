package io.fovea.runtime.settings;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong, to tell it all at once. */
public final class Faults {
  private final List<String> found = new ArrayList<>();

  public void add(String fault) {
    found.add(fault);
  }

  /** Adds what a check found, if it found something. */
  public void check(boolean holds, String fault) {
    if (!holds) {
      add(fault);
    }
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /**
   * Ends the start if there are faults.
   *
   * @throws SettingsException with all of them
   */
  public void throwIfAny() {
    if (any()) {
      throw new SettingsException(found);
    }
  }
}
