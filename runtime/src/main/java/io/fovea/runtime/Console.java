package io.fovea.runtime;

import java.io.PrintStream;

/**
 * Where an application speaks.
 *
 * @param out results, for programs
 * @param err progress and words, for people
 * @param interactive whether {@code err} is a terminal that can redraw a line
 */
public record Console(PrintStream out, PrintStream err, boolean interactive) {}
