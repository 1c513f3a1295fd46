package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.web.http.ClientAddress;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Limits as a client meets them; see {@code WebServerTest} for those of bytes and of numbers. */
class LimitsTest {

  @Test
  void refusesTooManyPixelsBeforeAnybodyDecodesThem() throws Exception {
    byte[] bomb = DrawnImages.of(1, 1, "png");
    ByteBuffer.wrap(bomb).putInt(16, 101).putInt(20, 100);
    try (ServedWeb web = new ServedWeb(ServedWeb.LIMITS)) {
      HttpResponse<String> reply = web.predict(bomb);

      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(413);
      assertThat(reply.body()).contains("\"field\":\"image\"", "more than 10000 pixels");
      assertThat(web.predict(DrawnImages.of(100, 100, "bmp")).statusCode()).isEqualTo(200);
      assertThat(web.answers.awaited()).isZero();
    }
  }

  @Test
  void leavesItToTheClassifierWhatIsNoImage() throws Exception {
    try (ServedWeb web = new ServedWeb(ServedWeb.LIMITS)) {
      assertThat(web.predict(new byte[] {1, 2, 3}).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void putsOffWhoAsksTooOften() throws Exception {
    try (ServedWeb web = new ServedWeb(ServedWeb.LIMITS, 2, Optional.empty())) {
      web.predict(new byte[1]);
      web.predict(new byte[1], "X-Forwarded-For", "10.1.1.1"); // whatever it says of itself

      HttpResponse<String> third = web.predict(new byte[1], "X-Forwarded-For", "10.1.1.2");

      assertThat(third.statusCode()).as(third.body()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).contains("1");
      assertThat(third.headers().firstValue("Content-Type")).contains("application/problem+json");
      web.clock.turn(Duration.ofSeconds(1));
      assertThat(web.predict(new byte[1]).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsClientsBehindAProxyApartWhereItIsTrusted() throws Exception {
    try (ServedWeb web =
        new ServedWeb(ServedWeb.LIMITS, 1, Optional.of(ClientAddress.Header.X_FORWARDED_FOR))) {
      web.predict(new byte[1], "X-Forwarded-For", "10.1.1.1");

      HttpResponse<String> same = web.predict(new byte[1], "X-Forwarded-For", "1.2.3.4, 10.1.1.1");
      HttpResponse<String> other = web.predict(new byte[1], "X-Forwarded-For", "10.1.1.2");

      assertThat(same.statusCode()).isEqualTo(429);
      assertThat(other.statusCode()).isEqualTo(200);
    }
  }
}
