package io.fovea.benchmarks.jmh;

import io.fovea.schema.ImageEvent;
import io.fovea.schema.ImageFormat;
import io.fovea.schema.Prediction;
import io.fovea.schema.ScoredLabel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Records as they are in a stream. */
final class Events {
  private Events() {}

  static ImageEvent image(int index, byte[] content) {
    return ImageEvent.newBuilder()
        .setImageId("bench-" + index)
        .setCapturedAt(Instant.ofEpochMilli(1_700_000_000_000L))
        .setSource("bench")
        .setFormat(ImageFormat.RAW)
        .setWidth(28)
        .setHeight(28)
        .setChannels(1)
        .setContent(ByteBuffer.wrap(content))
        .build();
  }

  static Prediction prediction() {
    return new Prediction(
        "bench-1",
        "bench",
        "1",
        "0".repeat(64),
        "class-3",
        3,
        0.9f,
        false,
        List.of(
            new ScoredLabel("class-3", 0.9f),
            new ScoredLabel("class-1", 0.05f),
            new ScoredLabel("class-2", 0.01f)),
        Instant.ofEpochMilli(1_700_000_000_000L),
        Instant.ofEpochMilli(1_700_000_000_010L),
        128,
        5,
        123_456L);
  }
}
