package io.fovea.streamsclassifier.lookahead;

/** Counts what it hears. */
final class CountingListener implements LookAheadListener {
  int chunks;
  int records;
  int misses;

  @Override
  public void decided(int size) {
    chunks++;
    records += size;
  }

  @Override
  public void missed() {
    misses++;
  }
}
