package io.fovea.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsResolverTest {
  private static final Setting<Path> MODEL =
      Setting.required("model", SettingType.path("FILE"), "the model file");
  private static final Setting<Integer> MAX_BATCH =
      Setting.withDefault("max-batch", SettingType.integer(1, 4096), "128", "images at once");
  private static final Setting<Optional<Double>> RATE =
      Setting.optional("rate", SettingType.decimal(0, 1e6), "images a second");
  private static final Setting<Optional<String>> TOKEN =
      Setting.optional("token", fourCharacters(), "opens the door");
  private static final SettingsSchema SCHEMA =
      SettingsSchema.of("classify", MODEL, MAX_BATCH, RATE, TOKEN);
  private static final Map<String, String> NOTHING = Map.of();
  private static final Map<String, String> A_MODEL = Map.of("model", "a.zip");

  @Test
  void fillsInDefaults() {
    SettingValues values = resolve(NOTHING, NOTHING, A_MODEL);
    assertThat(values.get(MAX_BATCH)).isEqualTo(128);
    assertThat(values.get(RATE)).isEmpty();
    assertThat(values.clientSettings()).isEmpty();
  }

  @Test
  void prefersOptionsOverEnvironmentOverFile() {
    Map<String, String> file = Map.of("model", "file.zip", "max-batch", "1", "rate", "1");
    Map<String, String> environment = Map.of("FOVEA_MAX_BATCH", "2", "FOVEA_RATE", "2");
    SettingValues values = resolve(file, environment, Map.of("rate", "3"));
    assertThat(values.get(MODEL)).isEqualTo(Path.of("file.zip"));
    assertThat(values.get(MAX_BATCH)).isEqualTo(2);
    assertThat(values.get(RATE)).contains(3.0);
  }

  @Test
  void takesBlankVariablesAsNotGiven() {
    SettingValues values =
        resolve(
            Map.of("max-batch", "7"), Map.of("FOVEA_MAX_BATCH", " ", "FOVEA_RATE", ""), A_MODEL);
    assertThat(values.get(MAX_BATCH)).isEqualTo(7);
    assertThat(values.get(RATE)).isEmpty();
  }

  @Test
  void tellsThemAgainAsTheyWereWritten() {
    SettingTexts texts =
        resolve(Map.of("rate", "1.50"), NOTHING, Map.of("model", "b.zip", "token", "abcd")).texts();
    assertThat(texts.given()).containsExactly(entry("model", "b.zip"), entry("rate", "1.50"));
    assertThat(texts.all())
        .as("with defaults, without secrets")
        .containsExactly(entry("model", "b.zip"), entry("max-batch", "128"), entry("rate", "1.50"));
  }

  @Test
  void tellsEveryFaultAtOnce() {
    assertThat(
            faults(
                Map.of("max-batsh", "3", "max-batch", "0"),
                Map.of("FOVEA_RATE", "fast", "FOVEA_MODLE", "a.zip"),
                NOTHING))
        .containsExactlyInAnyOrder(
            "option --model is missing: the model file",
            "file key max-batch must be a whole number from 1 to 4096, but is '0'",
            "file key max-batsh is unknown; did you mean max-batch?",
            "variable FOVEA_RATE must be a number from 0 to 1000000, but is 'fast'",
            "variable FOVEA_MODLE is unknown; did you mean FOVEA_MODEL?");
  }

  @Test
  void tellsWhatIsWrongWithinAValue() {
    SettingType<List<String>> colours =
        new SettingType<>(
            "COLOURS",
            "colours",
            text -> {
              throw new UnreadableValueException("gren is unknown; did you mean green?");
            });
    SettingsResolver resolver =
        new SettingsResolver(
            SettingsSchema.of("paint", Setting.required("colours", colours, "to use")));
    assertThatThrownBy(
            () -> resolver.resolve(NOTHING, NOTHING, Map.of("colours", "red,gren"), NOTHING))
        .hasMessage(
            "option --colours must be colours, but is 'red,gren': gren is unknown; did you mean"
                + " green?");
  }

  @Test
  void tellsUnknownOptions() {
    assertThat(faults(NOTHING, NOTHING, Map.of("model", "a.zip", "max-bach", "3")))
        .containsExactly("option --max-bach is unknown; did you mean --max-batch?");
  }

  @Test
  void toleratesVariablesOfOthers() {
    Map<String, String> environment = Map.of("FOVEA_DATA", "/d", "FOVEA_HOME", "/h", "RATE", "x");
    assertThat(resolve(NOTHING, environment, A_MODEL).get(RATE)).isEmpty();

    SettingsResolver knowsOthers = new SettingsResolver(SCHEMA, Set.of("FOVEA_MODES"));
    assertThat(knowsOthers.resolve(NOTHING, Map.of("FOVEA_MODES", "a"), A_MODEL, NOTHING))
        .isNotNull();
    assertThat(faults(NOTHING, Map.of("FOVEA_MODES", "a"), A_MODEL)).hasSize(1);
  }

  @Test
  void gathersClientSettingsFromEveryLayer() {
    SettingValues values =
        new SettingsResolver(SCHEMA)
            .resolve(
                Map.of("kafka.linger.ms", "1", "kafka.acks", "1", "kafka.retries", "1"),
                Map.of("FOVEA_KAFKA_LINGER_MS", "2", "FOVEA_KAFKA_ACKS", "2"),
                A_MODEL,
                Map.of("acks", "3"));
    assertThat(values.clientSettings())
        .isEqualTo(Map.of("linger.ms", "2", "acks", "3", "retries", "1"));
  }

  @Test
  void showsNoSecretInAFault() {
    assertThat(faults(NOTHING, Map.of("FOVEA_TOKEN", "open-sesame"), A_MODEL))
        .containsExactly("variable FOVEA_TOKEN must be four characters");
    assertThat(faults(NOTHING, NOTHING, Map.of("model", "a", "rate", "http://me:secret@host")))
        .singleElement()
        .asString()
        .contains("'http://***@host'")
        .doesNotContain("secret");
  }

  @Test
  void followsReferencesAndTellsThemAgainAsTheyWereWritten() {
    SettingValues values =
        new SettingsResolver(SCHEMA)
            .resolve(
                Map.of("kafka.sasl.jaas.config", "password=\"${env:WORD}\";"),
                Map.of("WORD", "open-sesame", "NUMBER", "9"),
                Map.of("model", "a.zip", "max-batch", "${env:NUMBER}"),
                NOTHING);
    assertThat(values.get(MAX_BATCH)).isEqualTo(9);
    assertThat(values.clientSettings())
        .containsExactly(entry("sasl.jaas.config", "password=\"open-sesame\";"));
    assertThat(values.texts().given()).containsEntry("max-batch", "${env:NUMBER}");
    assertThat(values.clientTexts())
        .containsExactly(entry("sasl.jaas.config", "password=\"${env:WORD}\";"));
  }

  @Test
  void tellsReferencesThatLeadNowhereAndNothingOfThoseThatDo() {
    assertThat(
            faults(
                Map.of("kafka.ssl.key.password", "${env:ABSENT}"),
                Map.of("WORD", "open-sesame"),
                Map.of("model", "${file:absent}", "rate", "${env:WORD}")))
        .containsExactly(
            "option --model cannot be had: there is no file absent",
            "option --rate must be a number from 0 to 1000000",
            "-X ssl.key.password cannot be had: there is no variable ABSENT");
  }

  @Test
  void refusesASettingOfAnotherSchema() {
    SettingValues values = resolve(NOTHING, NOTHING, A_MODEL);
    Setting<String> other = Setting.required("other", SettingType.text("X"), "of another");
    assertThatIllegalArgumentException().isThrownBy(() -> values.get(other));
  }

  private static SettingType<String> fourCharacters() {
    return new SettingType<>(
        "TOKEN",
        "four characters",
        text -> {
          if (text.length() != 4) {
            throw new IllegalArgumentException(text);
          }
          return text;
        },
        true);
  }

  private static SettingValues resolve(
      Map<String, String> file, Map<String, String> environment, Map<String, String> options) {
    return new SettingsResolver(SCHEMA).resolve(file, environment, options, NOTHING);
  }

  private static List<String> faults(
      Map<String, String> file, Map<String, String> environment, Map<String, String> options) {
    return catchThrowableOfType(SettingsException.class, () -> resolve(file, environment, options))
        .faults();
  }
}
