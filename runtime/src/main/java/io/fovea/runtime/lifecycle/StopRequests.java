package io.fovea.runtime.lifecycle;

import io.fovea.runtime.StopSignal;

/** Who may ask a running application for its end. */
public interface StopRequests {
  /** Nobody: for an application inside another. */
  StopRequests NONE =
      new StopRequests() {
        @Override
        public void deliverTo(StopSignal stop) {}

        @Override
        public boolean interrupted() {
          return false;
        }
      };

  /** Passes the first request on to {@code stop}. Called once. */
  void deliverTo(StopSignal stop);

  /** Whether a person at a keyboard asked, who is told so by the exit code. */
  boolean interrupted();
}
