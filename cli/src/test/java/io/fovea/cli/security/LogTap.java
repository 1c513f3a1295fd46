package io.fovea.cli.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** All that is logged while it is open, with what {@code --verbose} adds, and more. */
final class LogTap extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  /** Quiet for people; they print what clients are configured with. */
  private static final List<String> TELLING =
      List.of(
          Logger.ROOT_LOGGER_NAME,
          "org.apache.kafka.clients.admin.AdminClientConfig",
          "org.apache.kafka.clients.consumer.ConsumerConfig",
          "org.apache.kafka.clients.producer.ProducerConfig",
          "org.apache.kafka.streams.StreamsConfig");

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Map<Logger, Level> before =
      TELLING.stream().map(LogTap::logger).collect(Collectors.toMap(it -> it, Logger::getLevel));

  LogTap() {
    start();
    before.keySet().forEach(logger -> logger.setLevel(Level.INFO));
    // What people would see is not wanted among the build's words.
    logger(Logger.ROOT_LOGGER_NAME).detachAppender("stderr");
    logger(Logger.ROOT_LOGGER_NAME).addAppender(this);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  protected void append(ILoggingEvent event) {
    lines.add(event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  @Override
  public void close() {
    logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
    before.forEach(Logger::setLevel);
    stop();
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
