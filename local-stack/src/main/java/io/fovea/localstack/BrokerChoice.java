package io.fovea.localstack;

import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/**
 * The one place where it is settled which broker a stack has: the embedded one, unless the tests
 * ask for another. One that was asked for and is not there is an error, never the embedded one.
 */
final class BrokerChoice {
  /** A system property; see the profile {@code containers} in the root {@code pom.xml}. */
  static final String PROPERTY = "fovea.stack.broker";

  static final String EMBEDDED = "embedded";

  private BrokerChoice() {}

  static Broker start(LocalStackSettings settings) {
    String asked = System.getProperty(PROPERTY, EMBEDDED);
    return asked.equals(EMBEDDED) || !settings.suitAnyBroker()
        ? EmbeddedBroker.start(settings)
        : source(asked).start(settings);
  }

  private static BrokerSource source(String name) {
    return ServiceLoader.load(BrokerSource.class).stream()
        .map(Provider::get)
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LocalStackException(
                    "No broker called "
                        + name
                        + " is on the class path, and "
                        + PROPERTY
                        + " asks for it: run with -Pcontainers, or without the property"));
  }
}
