package io.fovea.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fovea.inference.Networks;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;

/** What a configuration may name, and what a network must be. */
class StoredNetworkTest {
  private static final String ACTIVATION =
      "\\{\\s*\"@class\"\\s*:\\s*\"org\\.nd4j\\.[^\"]*Activation[^}]*}";

  private final Map<String, byte[]> entries = new HashMap<>();
  private final String json = put(Networks.network(CNN2DFormat.NCHW));

  @Test
  void refusesClassesUnderTheirKey() {
    assertRefused(
        json.replaceFirst(ACTIVATION, "{\"@class\" : \"javax.swing.JTree\"}"),
        "a class that is not DL4J's, 'javax.swing.JTree'");
    assertRefused(
        json.replaceFirst(ACTIVATION, "{\"@class\" : \"org.nd4j.A<javax.swing.JTree>\"}"),
        "a class that is not DL4J's, 'javax.swing.JTree'");
  }

  /** With its control: DL4J itself takes a class out of an array, and starts it. */
  @Test
  void refusesClassesWhereNoKeyNamesThem() {
    String array = "[\"" + Trap.class.getName() + "\", {}]";
    String changed = json.replaceFirst(ACTIVATION, Matcher.quoteReplacement(array));

    assertRefused(changed, "a class that is not DL4J's, '" + Trap.class.getName());

    assertThat(Sprung.yes).isFalse();
    assertThatThrownBy(() -> ComputationGraphConfiguration.fromJson(changed)).isNotNull();
    assertThat(Sprung.yes).isTrue();
  }

  @Test
  void refusesTwoClassesUnderOneKey() {
    assertRefused(
        json.replaceFirst("\"@class\"", "\"@class\" : \"javax.swing.JTree\", \"@class\""),
        "its configuration is not JSON");
  }

  @Test
  void refusesWhatIsNoConfiguration() {
    assertRefused("{", "its configuration is not JSON");
    assertRefused("{}", "its configuration is not of a network of DL4J");
    assertRefused(json.replaceFirst("\"networkInputs\"", "\"inputs\""), "does not fit");
  }

  @Test
  void refusesASecondOutput() {
    ComputationGraph two =
        Networks.network(
            Networks.graph()
                .addLayer("one", new OutputLayer.Builder().nOut(5).build(), "in")
                .addLayer("two", new OutputLayer.Builder().nOut(5).build(), "in")
                .setOutputs("one", "two")
                .setInputTypes(InputType.convolutional(4, 4, 1)));

    assertRefused(put(two), "its network has 1 inputs and 2 outputs");
  }

  private String put(ComputationGraph network) {
    StoredNetwork.put(network, entries);
    return new String(entries.get(StoredNetwork.CONFIGURATION), StandardCharsets.UTF_8);
  }

  private void assertRefused(String changed, String words) {
    entries.put(StoredNetwork.CONFIGURATION, changed.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> StoredNetwork.restore(entries))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  /**
   * Tells whether anybody started the trap; apart from it, since to ask it would be to start it.
   */
  private static final class Sprung {
    private static boolean yes;
  }

  private static final class Trap {
    static {
      Sprung.yes = true;
    }
  }
}
