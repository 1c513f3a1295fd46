package io.fovea.cli.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatFilterTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final RepeatFilter filter = new RepeatFilter(now::get);
  private final Logger library = new LoggerContext().getLogger("org.apache.kafka.Client");
  private final Logger own = new LoggerContext().getLogger("io.fovea.Any");

  @Test
  void letsALibraryWarnOfTheSameOnceAMinute() {
    assertThat(shown(library, Level.WARN, "node {} is away")).isTrue();
    now.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(shown(library, Level.WARN, "node {} is away")).isFalse();
    assertThat(shown(library, Level.WARN, "something else")).isTrue();
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(shown(library, Level.WARN, "node {} is away")).isTrue();
  }

  @Test
  void takesTheSameTextWithOtherNumbersAsTheSame() {
    assertThat(shown(library, Level.WARN, "request 12 to node 1 failed, 99 tries left")).isTrue();
    assertThat(shown(library, Level.WARN, "request 13 to node 1 failed, 98 tries left")).isFalse();
  }

  @Test
  void hidesNoErrorAndNothingOfOurs() {
    for (int i = 0; i < 3; i++) {
      assertThat(shown(library, Level.ERROR, "lost")).isTrue();
      assertThat(shown(own, Level.WARN, "careful")).isTrue();
      assertThat(shown(library, Level.INFO, "by the way")).isTrue();
    }
  }

  @Test
  void hidesWhatIsKnownToBeHarmless() {
    filter.addHarmless("closed twice");
    assertThat(shown(library, Level.WARN, "[client] was closed twice, ignoring")).isFalse();
    assertThat(shown(library, Level.ERROR, "closed twice")).isTrue();
  }

  @Test
  void remembersABoundedNumberOfWarnings() {
    assertThat(shown(library, Level.WARN, "first")).isTrue();
    for (int i = 0; i < 600; i++) {
      shown(library, Level.WARN, "warning " + "!".repeat(i));
    }
    assertThat(shown(library, Level.WARN, "first")).as("forgotten by now").isTrue();
  }

  private boolean shown(Logger logger, Level level, String format) {
    return filter.decide(null, logger, level, format, null, null) != FilterReply.DENY;
  }
}
