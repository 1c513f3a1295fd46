package io.fovea.runtime.health;

import java.util.Optional;

/** Whether one thing that work needs is there now. Answers at once, from any thread. */
@FunctionalInterface
public interface ReadinessCheck {

  /** Nothing if it is ready, else why not, for people. */
  Optional<String> whyNotReady();
}
