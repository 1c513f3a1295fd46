package io.fovea.runtime;

/** A terminal on which a text of many lines can be drawn anew. */
@FunctionalInterface
public interface Screen {

  /** As large as it is now: people resize their windows. */
  Size size();

  /** How much text fits, in characters. */
  record Size(int columns, int lines) {

    /** What terminals have had since the VT100; for one that does not tell. */
    public static final Size USUAL = new Size(80, 24);
  }
}
