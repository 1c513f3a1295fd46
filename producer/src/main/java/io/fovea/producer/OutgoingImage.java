package io.fovea.producer;

import io.fovea.datasets.ImageContent;
import java.io.IOException;
import java.util.Optional;

/**
 * An image on its way out.
 *
 * @param label its true label, where that is known
 * @param content read only when the image's turn has come
 */
record OutgoingImage(String id, Optional<String> label, Content content) {

  OutgoingImage withId(String other) {
    return new OutgoingImage(other, label, content);
  }

  @FunctionalInterface
  interface Content {

    /**
     * Reads it.
     *
     * @throws TooLargeImageException if it has more bytes; they were not read then
     */
    ImageContent read(int maxBytes) throws IOException, TooLargeImageException;
  }
}
