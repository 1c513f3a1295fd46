package io.fovea.streamsclassifier.lookahead;

/** Hears what a look-ahead does, for metrics. Called by every stream thread. */
public interface LookAheadListener {

  /** A chunk of so many records was decided. */
  void decided(int records);

  /** A record was not in the stash when its turn came. */
  void missed();
}
