package io.fovea.runtime.lifecycle;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * The JDK's only way to receive a signal. {@code sun.misc.Signal} is exported for use (module
 * jdk.unsupported) but warns on compiling, and warnings are errors here: hence by reflection.
 */
final class Signals {
  private Signals() {}

  /**
   * Calls {@code reaction}, on a thread of the JDK, whenever the signal comes. Where it cannot be
   * received (no such signal on this system, or {@code -Xrs}), the JVM's own reaction stays.
   */
  static void handle(String name, Runnable reaction) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler calls =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  reaction.run();
                  yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> "handler of SIG" + name;
              };
      Object listener =
          Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, calls);
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
    } catch (ReflectiveOperationException | IllegalArgumentException unavailable) {
      // The JVM then ends by itself on this signal: less orderly, and still an end.
      System.getLogger(Signals.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot listen to SIG" + name, unavailable);
    }
  }
}
