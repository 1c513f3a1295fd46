package io.fovea.datasets;

import java.util.Objects;

/**
 * One image of which nobody said what it shows.
 *
 * @param id stable: made from the path relative to the folder that was given
 */
public record UnlabelledImage(String id, ImageContent content) {

  public UnlabelledImage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(content, "content");
  }
}
