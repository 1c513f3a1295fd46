package io.fovea.runtime.settings;

import io.fovea.runtime.StartException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers what is wrong, to tell it all at once. */
public final class Faults {
  private final List<String> found = new ArrayList<>();

  public void add(String fault) {
    found.add(fault);
  }

  public void addAll(Collection<String> faults) {
    found.addAll(faults);
  }

  /** Adds what a check found, if it found something. */
  public void check(boolean holds, String fault) {
    if (!holds) {
      add(fault);
    }
  }

  /** What was found so far. */
  public List<String> found() {
    return List.copyOf(found);
  }

  public boolean any() {
    return !found.isEmpty();
  }

  /**
   * Ends the start if there are faults of what was given: wrong usage.
   *
   * @throws SettingsException with all of them
   */
  public void throwIfAny() {
    if (any()) {
      throw new SettingsException(found);
    }
  }

  /**
   * Ends the start if there are faults of what was found around: good settings, but no broker.
   *
   * @throws StartException with all of them
   */
  public void stopStartIfAny() {
    if (any()) {
      throw new StartException(found);
    }
  }
}
