package io.fovea.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

  @Test
  void readsWhatKafkasClientsTake() {
    assertThat(BrokerAddress.parse("localhost:9092, 10.0.0.1:1,[::1]:65535,SASL_SSL://b-1.x:9094"))
        .containsExactly(
            new BrokerAddress("localhost", 9092),
            new BrokerAddress("10.0.0.1", 1),
            new BrokerAddress("::1", 65535),
            new BrokerAddress("b-1.x", 9094));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "localhost", "localhost:", ":9092", "a:0", "a:65536", "a:1,", "a b:1"})
  void refusesWhatTheyDoNot(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> BrokerAddress.parse(text));
  }
}
