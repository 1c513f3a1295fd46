package io.fovea.producer;

import java.util.function.Consumer;

/** Passes the first notes on: whoever has more wants their number, not a screen full of them. */
final class FewNotes {
  private static final int MOST = 20;

  private final Consumer<String> readers;
  private int notes;

  FewNotes(Consumer<String> readers) {
    this.readers = readers;
  }

  synchronized void add(String sentence) {
    notes++;
    if (notes <= MOST) {
      readers.accept(sentence);
    } else if (notes == MOST + 1) {
      readers.accept("... and more, which are only counted from here on");
    }
  }
}
