package io.fovea.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.datasets.ImageContent;
import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import java.nio.ByteBuffer;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private final Records records = new Records("unit", Clock.systemUTC());

  @Test
  void sendsPixelsAsTheyAreWithTheirShape() {
    ImageEvent event = records.image("x", new ImageContent.Raw(3, 2, 1, new byte[6]));

    assertThat(event.getFormat()).isEqualTo(ImageFormat.RAW);
    assertThat(event.getWidth()).isEqualTo(3);
    assertThat(event.getHeight()).isEqualTo(2);
    assertThat(event.getChannels()).isEqualTo(1);
    assertThat(event.getContent()).isEqualTo(ByteBuffer.wrap(new byte[6]));
  }

  @Test
  void sendsAFileAsItIsAndClaimsNothingAboutIt() {
    ImageEvent event = records.image("x", new ImageContent.Encoded(new byte[] {1, 2}));

    assertThat(event.getFormat()).isEqualTo(ImageFormat.AUTO);
    assertThat(event.getWidth()).isNull();
    assertThat(event.getContent()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
  }

  @Test
  void neverTellsTheLabelInTheImage() {
    ImageEvent event = records.image("x", new ImageContent.Encoded(new byte[1]));

    assertThat(event.getAttributes()).isEmpty();
  }
}
