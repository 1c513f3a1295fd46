package io.fovea.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a user of the generated classes may rely on, with no serde and no system property. */
class GeneratedRecordsTest {

  @Test
  void builderFillsInDefaults() {
    ImageEvent event = anEvent();

    assertThat(event.getFormat()).isEqualTo(ImageFormat.AUTO);
    assertThat(event.getSource()).isEmpty();
    assertThat(event.getWidth()).isNull();
    assertThat(event.getAttributes()).isEmpty();
  }

  @Test
  void plainAvroReadsWhatItWrote() throws IOException {
    ImageEvent event = anEvent();

    assertThat(ImageEvent.fromByteBuffer(event.toByteBuffer())).isEqualTo(event);
  }

  private static ImageEvent anEvent() {
    return ImageEvent.newBuilder()
        .setImageId("a")
        .setCapturedAt(Instant.ofEpochMilli(1))
        .setContent(ByteBuffer.wrap(new byte[] {1, 2}))
        .build();
  }
}
