package io.fovea.cli.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.slf4j.Marker;

/**
 * Lets a library say the same thing once in a while only. Kafka's clients tell several times a
 * second that a broker is away: once a minute is news, the rest hides everything else.
 */
public final class RepeatFilter extends TurboFilter {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int REMEMBERED = 512;

  /** Kafka's clients put values in before a filter sees the text; most of them are numbers. */
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final LongSupplier nanoTime;
  private final Map<String, Long> lastSaid =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
              return size() > REMEMBERED;
            }
          });

  private final List<String> harmless = new ArrayList<>();

  /** As {@code logback.xml} makes it. */
  public RepeatFilter() {
    this(System::nanoTime);
  }

  RepeatFilter(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Never shown: a warning with this text in it, before values are put in. */
  public void addHarmless(String text) {
    harmless.add(text);
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
    if (level.levelInt != Level.WARN_INT
        || format == null
        || logger.getName().startsWith("io.fovea.")
        || !logger.isEnabledFor(Level.ERROR)) {
      return FilterReply.NEUTRAL;
    }
    if (harmless.stream().anyMatch(format::contains)) {
      return FilterReply.DENY;
    }
    return isRepeated(logger.getName() + NUMBER.matcher(format).replaceAll("#"))
        ? FilterReply.DENY
        : FilterReply.NEUTRAL;
  }

  private boolean isRepeated(String said) {
    long now = nanoTime.getAsLong();
    Long last = lastSaid.get(said);
    if (last != null && now - last < PAUSE.toNanos()) {
      return true;
    }
    lastSaid.put(said, now);
    return false;
  }
}
