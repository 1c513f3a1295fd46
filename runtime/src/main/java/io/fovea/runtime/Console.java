package io.fovea.runtime;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Where an application speaks.
 *
 * @param out results, for programs
 * @param err progress and words, for people
 * @param interactive whether {@code err} is a terminal that can redraw a line
 * @param screen the terminal that {@code out} is; absent: it is a file or a pipe, for programs
 */
public record Console(
    PrintStream out, PrintStream err, boolean interactive, Optional<Screen> screen) {

  /** With an {@code out} that is no terminal. */
  public Console(PrintStream out, PrintStream err, boolean interactive) {
    this(out, err, interactive, Optional.empty());
  }

  /** The same without results, for an application that is a part of another. */
  public Console withoutResults() {
    return new Console(new PrintStream(OutputStream.nullOutputStream()), err, interactive);
  }

  /** Nothing is heard from an application that speaks here. */
  public static Console silent() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Console(nowhere, nowhere, false);
  }
}
