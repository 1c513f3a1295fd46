package io.fovea.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.web.TurnableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private final TurnableClock clock = new TurnableClock();
  private final Clients clients = new Clients(10, new ClientAddress(Optional.empty()), clock);

  @Test
  void letsEachAskAsOftenAsItMay() {
    assertThat(granted("a", 20)).isEqualTo(10);
    assertThat(granted("b", 5)).isEqualTo(5);
    assertThat(granted("a", 1)).isZero();
  }

  @Test
  void givesBackWithTime() {
    granted("a", 10);

    clock.turn(Duration.ofMillis(350));

    assertThat(granted("a", 10)).isEqualTo(3);
    clock.turn(Duration.ofMillis(50)); // with the half that was left
    assertThat(granted("a", 10)).isEqualTo(1);
  }

  @Test
  void savesNothingUp() {
    granted("a", 1);

    clock.turn(Duration.ofHours(1));

    assertThat(granted("a", 100)).isEqualTo(10);
  }

  @Test
  void standsAClockThatIsSetBack() {
    granted("a", 10);

    clock.turn(Duration.ofMinutes(-1));

    assertThat(granted("a", 1)).isZero();
    clock.turn(Duration.ofSeconds(1));
    assertThat(granted("a", 20)).isEqualTo(10);
  }

  @Test
  void forgetsWhoIsQuiet() {
    granted("a", 10);
    granted("b", 10);
    assertThat(clients.recent()).isEqualTo(2);

    clock.turn(Duration.ofSeconds(1));

    assertThat(clients.recent()).isZero();
  }

  @Test
  void knowsNoMoreThanSoMany() {
    for (int i = 0; i < 25_000; i++) {
      assertThat(clients.mayAsk("client-" + i)).isTrue();
    }

    assertThat(clients.recent()).isEqualTo(10_000);
  }

  private int granted(String client, int asked) {
    int granted = 0;
    for (int i = 0; i < asked; i++) {
      granted += clients.mayAsk(client) ? 1 : 0;
    }
    return granted;
  }
}
