package io.fovea.runtime.progress;

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
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final HandClock clock = new HandClock();

  @Test
  void logGetsALineNowAndThen() {
    try (Progress progress = start(false, OptionalLong.of(10_000))) {
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
  void workThatGoesOnIsAsFastAsThisRun() {
    try (Progress progress = resumed(false, 8_000)) {
      clock.advance(Duration.ofSeconds(5));
      progress.at(8_500, "");
      progress.at(9_000, "");
    }
    assertThat(said().lines())
        .containsExactly(
            "Training: 8,500 of 10,000 images (85 %), 100 images/s, 15 s left",
            "Training: 9,000 of 10,000 images (90 %), 200 images/s, 5 s left");
    bytes.reset();
    resumed(true, 8_000).close();
    assertThat(said()).contains("80%", "8000/10000").doesNotContain("100%");
  }

  @Test
  void terminalGetsABar() {
    try (Progress progress = start(true, OptionalLong.of(10_000))) {
      progress.at(10_000, "loss 0.5");
    }
    assertThat(said()).contains("Training", "100%", "10000/10000", "loss 0.5", "\r");
  }

  @Test
  void tellsNoShareAndNoTimeLeftOfAnUnknownTotal() {
    try (Progress progress = start(false, OptionalLong.empty())) {
      clock.advance(Duration.ofSeconds(10));
      progress.at(1_500, "");
    }
    try (Progress progress = start(true, OptionalLong.empty())) {
      progress.at(1_500, "");
    }
    assertThat(said())
        .contains("Training: 1,500 images, 150 images/s")
        .contains("1500/?")
        .doesNotContain("%)", "left", "-1");
  }

  @Test
  void saysSentencesInLinesOfTheirOwn() {
    try (Progress progress = start(false, OptionalLong.of(10_000))) {
      progress.say("a.png was left out");
    }
    try (Progress progress = start(true, OptionalLong.of(10_000))) {
      progress.say("b.png was left out");
    }
    assertThat(said().lines()).contains("a.png was left out");
    assertThat(said()).contains("\r\u001b[2Kb.png was left out" + System.lineSeparator());
  }

  private Progress start(boolean interactive, OptionalLong total) {
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    return Progress.start(
        new Console(stream, stream, interactive), clock, "Training", "images", total);
  }

  private Progress resumed(boolean interactive, long before) {
    PrintStream stream = new PrintStream(bytes, true, UTF_8);
    return Progress.start(
        new Console(stream, stream, interactive),
        clock,
        "Training",
        "images",
        OptionalLong.of(10_000),
        before);
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
