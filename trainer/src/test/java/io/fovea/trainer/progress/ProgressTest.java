package io.fovea.trainer.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final HandClock clock = new HandClock();

  @Test
  void logGetsALineNowAndThen() {
    try (Progress progress = start(false)) {
      progress.at(10, "loss 2");
      clock.advance(Duration.ofSeconds(5));
      progress.at(1_000, "loss 1");
      progress.at(1_100, "loss 1");
      clock.advance(Duration.ofSeconds(20));
      progress.at(5_000, "");
      clock.advance(Duration.ofSeconds(25));
      progress.at(10_000, "loss 0.5");
    }
    assertThat(said().lines())
        .containsExactly(
            "Training: 1,000 of 10,000 images (10 %), 200 images/s, 45 s left, loss 1",
            "Training: 5,000 of 10,000 images (50 %), 200 images/s, 25 s left",
            "Training: 10,000 of 10,000 images (100 %), 200 images/s, loss 0.5",
            "Training: 10,000 of 10,000 images (100 %), 200 images/s, loss 0.5");
  }

  @Test
  void terminalGetsABar() {
    try (Progress progress = start(true)) {
      progress.at(10_000, "loss 0.5");
    }
    assertThat(said()).contains("Training", "100%", "10000/10000", "loss 0.5", "\r");
  }

  private Progress start(boolean interactive) {
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    return Progress.start(new Console(stream, stream, interactive), clock, "Training", 10_000);
  }

  private String said() {
    return bytes.toString(UTF_8);
  }

  /** Moves when told to. */
  private static final class HandClock extends Clock {
    private Instant now = Instant.EPOCH;

    void advance(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
