package io.fovea.trainer.report.markup;

/** What stands in an element: another element, or text. */
@FunctionalInterface
public interface Node {

  void write(StringBuilder out);
}
