package io.fovea.producer;

import io.fovea.datasets.ImageContent;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.LabelFeedback;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Makes the records that go to the topics. */
final class Records {
  private final String source;
  private final Clock clock;

  /**
   * @param source what the images say they came from, and who the labels say gave them
   */
  Records(String source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Pixels go as they are, files as {@code AUTO}: a file's name is no proof of what is in it. */
  ImageEvent image(String id, ImageContent content) {
    ImageEvent.Builder event =
        ImageEvent.newBuilder()
            .setImageId(id)
            .setCapturedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
            .setSource(source)
            .setAttributes(Map.of());
    if (content instanceof ImageContent.Raw raw) {
      return event
          .setFormat(ImageFormat.RAW)
          .setWidth(raw.width())
          .setHeight(raw.height())
          .setChannels(raw.channels())
          .setContent(ByteBuffer.wrap(raw.pixels()))
          .build();
    }
    byte[] bytes = ((ImageContent.Encoded) content).bytes();
    return event.setFormat(ImageFormat.AUTO).setContent(ByteBuffer.wrap(bytes)).build();
  }

  LabelFeedback label(String imageId, String label) {
    return LabelFeedback.newBuilder()
        .setImageId(imageId)
        .setLabel(label)
        .setAnnotator(source)
        .setLabeledAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .build();
  }
}
