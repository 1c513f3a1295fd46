package io.fovea.producer;

/** What is to be done at its time while somebody waits for something else. */
interface Agenda {

  /** 0 or less if something is due; {@link Long#MAX_VALUE} if there is nothing. */
  long nanosUntilNext();

  void runDue();
}
