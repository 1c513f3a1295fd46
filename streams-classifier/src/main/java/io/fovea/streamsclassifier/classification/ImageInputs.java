package io.fovea.streamsclassifier.classification;

import io.fovea.inference.image.ImageFormat;
import io.fovea.inference.image.ImageInput;
import io.fovea.schema.ImageEvent;
import java.nio.ByteBuffer;

/** An event from the topic as the classifier takes it. Checks nothing: the classifier does. */
final class ImageInputs {
  private ImageInputs() {}

  static ImageInput of(ImageEvent event) {
    return new ImageInput(
        ImageFormat.valueOf(event.getFormat().name()),
        event.getWidth(),
        event.getHeight(),
        event.getChannels(),
        bytes(event.getContent()));
  }

  /** Without a copy where the buffer is just the array, as Avro makes it. */
  private static byte[] bytes(ByteBuffer content) {
    if (content.hasArray()
        && content.arrayOffset() == 0
        && content.position() == 0
        && content.remaining() == content.array().length) {
      return content.array();
    }
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return copy;
  }
}
