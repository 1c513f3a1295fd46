package io.fovea.runtime.health;

import java.util.Optional;

/**
 * Whether a restart of the process is the only mend left. Something outside that is away is no
 * reason: a restart would not bring it back. Answers at once, from any thread.
 */
@FunctionalInterface
public interface LivenessCheck {

  /** Nothing if it lives, else why not, for people. */
  Optional<String> whyNotLive();
}
