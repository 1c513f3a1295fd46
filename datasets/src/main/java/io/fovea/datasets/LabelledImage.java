package io.fovea.datasets;

import java.util.Objects;

/**
 * One image of a data set.
 *
 * @param id stable: the same data set gives the same ids on every machine, such as {@code
 *     mnist-test-00042}
 * @param label one of the data set's labels
 */
public record LabelledImage(String id, String label, ImageContent content) {

  public LabelledImage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(content, "content");
  }
}
