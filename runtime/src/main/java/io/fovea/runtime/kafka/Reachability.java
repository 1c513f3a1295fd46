package io.fovea.runtime.kafka;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Whether somebody listens at an address at all. Asked before any Kafka client is made: a client
 * tries again and again, fills the log while it does, and in the end cannot say why.
 */
final class Reachability {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private Reachability() {}

  /**
   * Tries all at the same time.
   *
   * @return nothing if one listens, else why each did not
   */
  static Optional<String> whyNone(List<BrokerAddress> addresses, ExecutorService threads)
      throws InterruptedException {
    List<Future<Optional<String>>> tries = new ArrayList<>();
    for (BrokerAddress address : addresses) {
      tries.add(threads.submit(() -> whyNot(address)));
    }
    List<String> reasons = new ArrayList<>();
    for (Future<Optional<String>> attempt : tries) {
      Optional<String> reason = result(attempt);
      if (reason.isEmpty()) {
        return Optional.empty();
      }
      reasons.add(reason.get());
    }
    return Optional.of(String.join(", ", reasons));
  }

  private static Optional<String> result(Future<Optional<String>> attempt)
      throws InterruptedException {
    try {
      return attempt.get();
    } catch (ExecutionException failed) {
      return Optional.of(String.valueOf(failed.getCause().getMessage()));
    }
  }

  private static Optional<String> whyNot(BrokerAddress address) {
    InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
    if (resolved.isUnresolved()) {
      return Optional.of("the host " + address.host() + " is unknown");
    }
    try (Socket socket = new Socket()) {
      socket.connect(resolved, (int) CONNECT.toMillis());
      return Optional.empty();
    } catch (SocketTimeoutException silent) {
      return Optional.of("no answer from " + address + " in " + CONNECT.toSeconds() + " s");
    } catch (IOException refused) {
      return Optional.of("nothing listens at " + address);
    }
  }
}
