package io.fovea.web.live.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LARGE = "x".repeat(200_000);

  private final Watchers watchers = new Watchers(10);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server, 1, 1);
  private List<Message> first = List.of();

  /** Somebody who watches, byte by byte. */
  private static final class Client implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader in;

    Client(int port, int receiveBuffer) throws IOException {
      socket.setReceiveBufferSize(receiveBuffer);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(UTF_8));
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** The data of the next event of a kind; null at the end. */
    String next(String kind) throws IOException {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("event: " + kind)) {
          return in.readLine().substring("data: ".length());
        }
      }
      return null;
    }

    void vanish() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @BeforeEach
  void serve() throws Exception {
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            request.addIdleTimeoutListener(silent -> false);
            watchers.takePlace();
            watchers.join(response, callback, first);
            return true;
          }
        });
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void tellsAllWhoWatchAndWhoeverComesWhatIsKnown() throws Exception {
    first = List.of(message("a", 1, "one"));
    try (Client early = client();
        Client late = client()) {
      offer(message("a", 2, "two"), message("b", 2, "other"));

      assertThat(early.next("a")).isEqualTo("\"one\"");
      assertThat(late.next("a")).isEqualTo("\"one\"");
      assertThat(early.next("a")).isEqualTo("\"two\"");
      assertThat(late.next("b")).isEqualTo("\"other\"");
    }
  }

  @Test
  void saysNothingTwice() throws Exception {
    try (Client client = client()) {
      Message once = message("a", 1, "once");
      offer(once, message("b", 1, "1"));
      offer(once, message("b", 2, "2"));
      offer(message("a", 3, "again"));

      assertThat(client.next("a")).isEqualTo("\"once\"");
      assertThat(client.next("a")).isEqualTo("\"again\"");
    }
  }

  @Test
  void leavesOutForASlowWatcherAllButTheNewest() throws Exception {
    int turns = 200;
    try (Client slow = client(4_096); // so little that it is soon behind
        Client quick = client()) {
      for (int turn = 1; turn <= turns; turn++) { // 40 MB, which no buffer of a socket holds
        offer(message("large", turn, turn + LARGE));
        assertThat(quick.next("large")).startsWith("\"" + turn);
      }

      int seen = 0;
      String last;
      do {
        last = slow.next("large");
        seen++;
      } while (!last.startsWith("\"" + turns));
      assertThat(seen).isLessThan(turns / 2);
    }
  }

  @Test
  void forgetsWhoVanished() throws Exception {
    Client client = client();
    offer(message("a", 1, "one"));
    client.next("a");

    client.vanish();

    int[] turn = {1};
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              offer(message("a", ++turn[0], "more"));
              return watchers.count() == 0;
            });
  }

  @Test
  void partsWithWhoTakesNothingForLong() throws Exception {
    connector.setIdleTimeout(1_000);
    try (Client stuck = client(4_096)) {
      int[] turn = {0};
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                offer(message("large", ++turn[0], LARGE));
                return watchers.count() == 0;
              });
      assertThat(turn[0]).isGreaterThan(1);
      assertThat(stuck.socket.isConnected()).isTrue();
    }
  }

  @Test
  void keepsWhoTakesLittleForLongerThanAConnectionMayBeSilent() throws Exception {
    connector.setIdleTimeout(1_000);
    try (Client client = client(4_096)) {
      int[] turn = {0};
      long began = System.nanoTime();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                offer(message("a", ++turn[0], "little"));
                return client.next("a") != null && System.nanoTime() - began > 2_000_000_000L;
              });
      assertThat(watchers.count()).isEqualTo(1);
    }
  }

  @Test
  void endsAllStreamsInOrder() throws Exception {
    try (Client client = client()) {
      offer(message("a", 1, "last"));
      watchers.end();

      assertThat(client.next("a")).isEqualTo("\"last\"");
      assertThat(client.next("a")).isNull();
      assertThat(watchers.count()).isZero();
    }
  }

  @Test
  void hasSoManyPlaces() {
    for (int i = 0; i < 10; i++) {
      assertThat(watchers.takePlace()).isTrue();
    }
    assertThat(watchers.takePlace()).isFalse();
    watchers.giveUpPlace();
    assertThat(watchers.takePlace()).isTrue();
  }

  private Client client() throws IOException {
    return client(1 << 20);
  }

  private Client client(int receiveBuffer) throws IOException {
    int before = watchers.count();
    Client client = new Client(connector.getLocalPort(), receiveBuffer);
    await().atMost(PATIENCE).until(() -> watchers.count() > before);
    return client;
  }

  private void offer(Message... messages) {
    watchers.offer(List.of(messages));
  }

  private static Message message(String kind, long version, String state) {
    return Message.of(kind, version, state);
  }
}
