package io.fovea.cli.demo;

import io.fovea.runtime.Console;

/** Tells which step begins, and of how many. */
final class Steps {
  private final Console console;
  private final int all;
  private int begun;

  Steps(Console console, int all) {
    this.console = console;
    this.all = all;
  }

  void next(String words) {
    begun++;
    console.err().println(begun + "/" + all + "  " + words);
  }
}
