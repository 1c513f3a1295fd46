package io.fovea.inference.model;

/** The one way in which records of this package refuse a value. */
final class Checks {

  private Checks() {}

  static void check(boolean holds, String fault) {
    if (!holds) {
      throw new IllegalArgumentException(fault);
    }
  }

  static void present(Object value, String field) {
    check(value != null, field + " is missing");
  }
}
