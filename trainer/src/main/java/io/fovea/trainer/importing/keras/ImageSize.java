package io.fovea.trainer.importing.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.fovea.inference.model.InputShape;
import io.fovea.trainer.importing.ImportException;
import java.util.Optional;

/** What a network's input layer says of one image, {@code [n, height, width, channels]}. */
final class ImageSize {
  private static final int RANK = 4;

  private ImageSize() {}

  /**
   * @param given by people, for what the network leaves free
   * @throws ImportException if it takes no images, or others than given
   */
  static InputShape of(NetworkSpec network, Optional<InputShape> given) {
    LayerSpec input = network.layers().get(0);
    JsonNode shape = input.config().path("batch_input_shape");
    shape = shape.isArray() ? shape : input.config().path("batch_shape"); // as Keras 3 calls it
    if (!input.kind().equals(NetworkSpec.INPUT) || shape.size() != RANK) {
      throw new ImportException(
          "its input is %s: an image classifier takes [n, height, width, channels]"
              .formatted(shape.isArray() ? shape : "unknown"));
    }
    return InputShape.of(
        size(shape, 3, given.map(InputShape::channels)),
        size(shape, 1, given.map(InputShape::height)),
        size(shape, 2, given.map(InputShape::width)));
  }

  private static int size(JsonNode shape, int axis, Optional<Integer> given) {
    JsonNode stored = shape.get(axis);
    if (!stored.isInt() && given.isEmpty()) {
      throw new ImportException(
          "its input %s leaves the size of an image free: say --input CxHxW".formatted(shape));
    }
    if (stored.isInt() && given.isPresent() && given.get() != stored.asInt()) {
      throw new ImportException("its input is %s, which is at odds with --input".formatted(shape));
    }
    return given.orElseGet(stored::asInt);
  }
}
