package io.fovea.localstack;

import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a fault of the node and lets it be thrown. Kafka's own handler ends the JVM on a fatal one:
 * right for a broker that is alone, wrong inside an application or a test run.
 */
record LoudFault(String name, boolean fatal, Runnable action) implements FaultHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LoudFault.class);

  @Override
  public RuntimeException handleFault(String message, Throwable cause) {
    LOG.error("{}{}: {}", fatal ? "Fatal fault in the broker, " : "", name, message, cause);
    action.run();
    return new FaultHandlerException(name + ": " + message, cause);
  }
}
