package io.fovea.producer.tail.board;

import java.util.Comparator;

/** One version of a model. */
record ModelName(String name, String version) implements Comparable<ModelName> {
  private static final Comparator<ModelName> ORDER =
      Comparator.comparing(ModelName::name).thenComparing(ModelName::version);

  @Override
  public int compareTo(ModelName other) {
    return ORDER.compare(this, other);
  }
}
