package io.fovea.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.runtime.settings.SettingsException;
import io.fovea.web.http.ClientAddress;
import io.fovea.web.live.LiveSettings;
import io.fovea.web.predict.WebLimits;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebSettingsTest {

  @Test
  void hasDefaults() {
    WebSettings settings = new WebOptions().settings();

    assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.address().getPort()).isEqualTo(8080);
    assertThat(settings.accessTokenFile()).isEmpty();
    assertThat(settings.limits())
        .isEqualTo(
            new WebLimits(
                8 << 20,
                50_000_000,
                128 << 20,
                2_000,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                10_000));
    assertThat(settings.maxClientRate()).isEqualTo(1_000);
    assertThat(settings.clientAddressHeader()).isEmpty();
    assertThat(settings.limits().waitUnasked()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.live()).isEqualTo(new LiveSettings("fovea-classifier", 100));
    assertThat(settings.http().getHostString()).isEqualTo("127.0.0.1");
    assertThat(settings.http().getPort()).isZero();
    assertThat(settings.kafka().topics().images()).isEqualTo("images");
  }

  @Test
  void takesEveryKey() {
    WebSettings settings =
        new WebOptions()
            .with("host", "0.0.0.0")
            .with("port", "80")
            .with("access-token-file", "token.txt")
            .with("max-client-rate", "12")
            .with("client-address-header", "forwarded")
            .with("max-image-bytes", "1MB")
            .with("max-image-pixels", "9")
            .with("max-bytes-in-flight", "2MB")
            .with("max-requests", "3")
            .with("max-upload-time", "11s")
            .with("max-wait", "4s")
            .with("remember", "5s")
            .with("max-remembered", "6")
            .with("classifier-id", "mine")
            .with("max-watchers", "8")
            .with("http-host", "0.0.0.0")
            .with("http-port", "7")
            .with("topic-prefix", "dev.")
            .settings();

    assertThat(settings.address().getHostString()).isEqualTo("0.0.0.0");
    assertThat(settings.address().getPort()).isEqualTo(80);
    assertThat(settings.live()).isEqualTo(new LiveSettings("dev.mine", 8));
    assertThat(settings.accessTokenFile()).contains(Path.of("token.txt"));
    assertThat(settings.limits())
        .isEqualTo(
            new WebLimits(
                1 << 20,
                9,
                2 << 20,
                3,
                Duration.ofSeconds(11),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                6));
    assertThat(settings.maxClientRate()).isEqualTo(12);
    assertThat(settings.clientAddressHeader()).contains(ClientAddress.Header.FORWARDED);
    assertThat(settings.limits().waitUnasked()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.http().getHostString()).isEqualTo("0.0.0.0");
    assertThat(settings.http().getPort()).isEqualTo(7);
    assertThat(settings.kafka().topics().images()).isEqualTo("dev.images");
  }

  @Test
  void refusesOtherMachinesWithoutAToken() {
    assertThatThrownBy(() -> new WebOptions().with("host", "0.0.0.0").settings())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("--access-token-file");
  }

  @Test
  void namesAllLimitsThatContradictEachOther() {
    WebOptions options =
        new WebOptions()
            .with("remember", "1s")
            .with("max-wait", "2s")
            .with("max-image-bytes", "1MB")
            .with("max-bytes-in-flight", "1MB");

    assertThatThrownBy(options::settings)
        .hasMessageContaining("remember:")
        .hasMessageContaining("max-bytes-in-flight:");
  }

  @Test
  void refusesToWaitForever() {
    assertThatThrownBy(() -> new WebOptions().with("max-wait", "11m").settings())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("max-wait");
  }
}
