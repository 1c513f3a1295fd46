package io.fovea.web.http;

import static io.fovea.web.http.ClientAddress.Header.FORWARDED;
import static io.fovea.web.http.ClientAddress.Header.X_FORWARDED_FOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

  @Test
  void takesTheLastOfAListWhichTheProxyWrote() {
    assertThat(listed("10.1.2.3")).contains("10.1.2.3");
    assertThat(listed("1.1.1.1, 2.2.2.2,\t10.1.2.3 ")).contains("10.1.2.3");
    assertThat(listed("10.1.2.3:4711")).contains("10.1.2.3");
    assertThat(ClientAddress.told(X_FORWARDED_FOR, List.of("1.1.1.1", "10.1.2.3")))
        .contains("10.1.2.3");
  }

  @Test
  void takesTheLastForwardedNode() {
    assertThat(forwarded("for=10.1.2.3")).contains("10.1.2.3");
    assertThat(forwarded("for=1.1.1.1, by=2.2.2.2; For=\"10.1.2.3:80\";proto=https"))
        .contains("10.1.2.3");
    assertThat(forwarded("for=\"[2001:db8:1:2::17]:4711\"")).contains("20010db800010002");
  }

  @Test
  void countsANetworkOfIPv6AsOneClient() {
    assertThat(listed("2001:db8:1:2::17"))
        .isEqualTo(listed("2001:DB8:1:2:ffff::1"))
        .contains("20010db800010002");
    assertThat(listed("[2001:db8:1:2::17]:443")).contains("20010db800010002");
    assertThat(listed("::ffff:10.1.2.3")).contains("10.1.2.3");
  }

  @Test
  void takesNothingElse() {
    for (String nonsense :
        List.of("", ",", "unknown", "_hidden", "example.org", "face", "1:2", "[::1", ":::", "a,")) {
      assertThat(listed(nonsense)).as(nonsense).isEmpty();
    }
    assertThat(forwarded("by=10.1.2.3")).isEmpty();
    assertThat(forwarded("for=unknown")).isEmpty();
    assertThat(ClientAddress.told(FORWARDED, List.of())).isEmpty();
  }

  private static Optional<String> listed(String value) {
    return ClientAddress.told(X_FORWARDED_FOR, List.of(value));
  }

  private static Optional<String> forwarded(String value) {
    return ClientAddress.told(FORWARDED, List.of(value));
  }
}
