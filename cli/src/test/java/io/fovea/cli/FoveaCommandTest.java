package io.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.runtime.Application;
import io.fovea.runtime.ExitCode;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoveaCommandTest {
  private static final Setting<String> NAME =
      Setting.required("name", SettingType.text("NAME"), "whom to greet");
  private static final Setting<Integer> TIMES =
      Setting.withDefault("times", SettingType.integer(1, 9), "2", "how often; 100% sure");
  private static final Setting<Boolean> LOUD =
      Setting.withDefault("loud", SettingType.flag(), "false", "shout");
  private static final Setting<Boolean> COLOUR =
      Setting.withDefault("colour", SettingType.flag(), "true", "in colour");
  private static final Setting<Optional<List<Path>>> PATHS =
      Setting.optional("paths", SettingType.listOf(SettingType.path("PATH")), "what to read");

  private final Terminal terminal =
      new Terminal(
          List.of(
              Command.of(
                      "greet",
                      "Say hello",
                      SettingsSchema.of("greet", NAME, TIMES, LOUD, COLOUR)
                          .and(KafkaSettings.SETTINGS),
                      FoveaCommandTest::greet)
                  .taking("name"),
              Command.of(
                      "file read",
                      "Read",
                      SettingsSchema.of("file read", PATHS),
                      values -> printing(values.get(PATHS).orElse(List.of())))
                  .taking("paths"),
              Command.of(
                  "break",
                  "Fail",
                  SettingsSchema.of("break"),
                  values ->
                      (console, stop) -> {
                        throw new IllegalStateException("it broke");
                      })));

  @TempDir private Path directory;

  @Test
  void givesOptionsToTheApplication() {
    assertThat(terminal.run("greet", "--name", "Ada", "--times=3", "--loud")).isZero();
    assertThat(terminal.out()).isEqualTo("Ada 3 loud=true colour=true {}\n");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void fillsInDefaultsAndTakesAFlagBack() {
    assertThat(terminal.run("greet", "--name", "Ada", "--no-colour")).isZero();
    assertThat(terminal.out()).isEqualTo("Ada 2 loud=false colour=false {}\n");
  }

  @Test
  void prefersOptionsOverVariablesOverTheFile() throws IOException {
    Path file = directory.resolve("fovea.properties");
    Files.writeString(file, "name=Éva\ntimes=4\nkafka.acks=1\nkafka.linger.ms=1\n");
    Map<String, String> environment =
        Map.of("FOVEA_TIMES", "5", "FOVEA_KAFKA_LINGER_MS", "2", "FOVEA_LOUD", "");
    String config = file.toString();

    assertThat(terminal.run("greet", "--config", config)).isZero();
    assertThat(terminal.out()).startsWith("Éva 4 ").endsWith("{acks=1, linger.ms=1}\n");
    assertThat(terminal.run(environment, "greet", "--config", config)).isZero();
    assertThat(terminal.out()).startsWith("Éva 5 ").endsWith("{acks=1, linger.ms=2}\n");
    assertThat(
            terminal.run(
                environment, "greet", "--config", config, "--times", "6", "-X", "linger.ms=3"))
        .isZero();
    assertThat(terminal.out()).startsWith("Éva 6 ").endsWith("{acks=1, linger.ms=3}\n");
  }

  @Test
  void passesClientSettingsThrough() {
    String login = "sasl.jaas.config=Login required user=\"a\" password=\"b=c\";";
    assertThat(terminal.run("greet", "Ada", "-X", "acks=all", "-X", login)).isZero();
    assertThat(terminal.out()).contains("acks=all").contains(login);
  }

  @Test
  void readsASettingByItsPlace() {
    assertThat(terminal.run("greet", "--loud", "Ada", "--times", "1")).isZero();
    assertThat(terminal.out()).startsWith("Ada 1 loud=true");
  }

  @Test
  void readsAListByItsPlacesWithCommasAsTheyAre() {
    assertThat(terminal.run("file", "read", "a.png", "b,c.png")).isZero();
    assertThat(terminal.out()).isEqualTo("[a.png, b,c.png]\n");
  }

  @Test
  void tellsEveryFaultOfEveryLayerInOneMessage() {
    assertThat(
            terminal.run(
                Map.of("FOVEA_PARTITIONS", "many"),
                "greet",
                "--tims",
                "3",
                "--bootstrap-servers",
                "nowhere",
                "--config",
                "no-such-file",
                "-X",
                "password"))
        .isEqualTo(ExitCode.WRONG_USAGE.number());
    assertThat(terminal.err())
        .startsWith("fovea greet cannot start:\n")
        .contains(
            "  - option --tims is unknown; did you mean --times?\n",
            "  - option --bootstrap-servers must be HOST:PORT, or several between commas, but is"
                + " 'nowhere'\n",
            "  - variable FOVEA_PARTITIONS must be a whole number from 1 to 10000, but is 'many'\n",
            "  - there is no settings file no-such-file\n",
            "  - -X takes key=value, such as -X security.protocol=SSL\n")
        .endsWith("'fovea greet --help' lists every setting.\n")
        .doesNotContain("password", "\tat ");
  }

  @Test
  void refusesWordsThatHaveNoPlace() {
    assertThat(terminal.run("greet", "Ada", "Bob")).isEqualTo(2);
    assertThat(terminal.err()).contains("one value for --name is wanted");
    assertThat(terminal.run("greet", "Ada", "--name", "Bob")).isEqualTo(2);
    assertThat(terminal.err()).contains("--name is given twice");
    assertThat(terminal.run("break", "what")).isEqualTo(2);
    assertThat(terminal.err()).contains("there is no place for 'what'");
    assertThat(terminal.run("greet", "Ada", "--times")).isEqualTo(2);
    assertThat(terminal.err()).contains("--times", "'fovea greet --help'");
    assertThat(terminal.run("greet", "Ada", "--times", "1", "--times", "2")).isEqualTo(2);
    assertThat(terminal.err()).contains("--times", "only once");
  }

  @Test
  void tellsWhichCommandWasMeant() {
    assertThat(terminal.run("gret", "--name", "Ada")).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "fovea: there is no command 'gret'; did you mean greet?\n'fovea --help' lists all.\n");
    assertThat(terminal.run("file", "raed")).isEqualTo(2);
    assertThat(terminal.err()).contains("did you mean read?", "'fovea file --help'");
    assertThat(terminal.run("xyz")).isEqualTo(2);
    assertThat(terminal.err()).doesNotContain("did you mean");
    assertThat(terminal.run("--verbose", "greet", "Ada")).isEqualTo(2);
    assertThat(terminal.err()).contains("'--verbose'; those of a command stand behind its name");
    assertThat(terminal.run("--vresion")).isEqualTo(2);
    assertThat(terminal.err()).contains("there is no option '--vresion'; did you mean --version?");
  }

  @Test
  void showsWhatThereIsWhenNothingIsAsked() {
    assertThat(terminal.run()).isEqualTo(2);
    assertThat(terminal.err()).contains("greet", "Say hello", "file");
    assertThat(terminal.run("file")).isEqualTo(2);
    assertThat(terminal.err()).contains("read");
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void showsDefaultsAndVariablesInTheHelp() {
    assertThat(terminal.run("greet", "--help")).isZero();
    assertThat(terminal.out().replaceAll("\\s+", " "))
        .contains(
            "how often; 100% sure (default: 2; FOVEA_TIMES)",
            "whom to greet (required; FOVEA_NAME)",
            "shout (FOVEA_LOUD)",
            "--[no-]colour",
            "-X=key=value",
            "--config",
            "--verbose");
    assertThat(terminal.run("break", "--help")).isZero();
    assertThat(terminal.out()).doesNotContain("-X");
  }

  @Test
  void tellsAFailureInOneLine() {
    assertThat(terminal.run("break")).isEqualTo(1);
    assertThat(terminal.err()).isEqualTo("fovea break failed: it broke\n(--verbose shows where)\n");
  }

  @Test
  void printsItsSettingsWithoutSecretsAndDoesNothing() throws IOException {
    Path password = Files.writeString(directory.resolve("password"), "open-sesame\n");
    Path config =
        Files.writeString(
            directory.resolve("fovea.properties"),
            "schema-registry=https://me:hidden-1@registry\nkafka.bearer.auth.token=hidden-2\n"
                + "kafka.admin.ssl.key.password=hidden-3\nkafka.unheard.of=hidden-4\n"
                + "kafka.ssl.truststore.password=${file:"
                + password
                + "}\nkafka.main.consumer.max.poll.records=7\n");
    String login = "sasl.jaas.config=M required password=\"hidden-5\" other=\"${env:X}\";";
    assertThat(
            terminal.run(
                Map.of("X", "hidden-6"),
                "greet",
                "Ada",
                "--config",
                config.toString(),
                "-X",
                login,
                "--print-config"))
        .isZero();
    assertThat(terminal.out())
        .isEqualTo(
            """
            # fovea greet; *** stands for a secret
            name=Ada
            times=2
            loud=false
            colour=true
            bootstrap-servers=localhost:9092
            schema-registry=https://***@registry
            #topic-prefix=
            create-topics=false
            partitions=6
            kafka.admin.ssl.key.password=***
            kafka.bearer.auth.token=***
            kafka.main.consumer.max.poll.records=7
            kafka.sasl.jaas.config=***
            kafka.ssl.truststore.password=${file:%s}
            kafka.unheard.of=***
            """
                .formatted(password));
  }

  @Test
  void printsNoSettingsThatAreWrong() {
    assertThat(terminal.run("greet", "--print-config")).isEqualTo(2);
    assertThat(terminal.err()).contains("--name is missing");
    assertThat(terminal.out()).isEmpty();
  }

  @Test
  void printsItsVersion() {
    assertThat(terminal.run("--version")).isZero();
    assertThat(terminal.out()).matches("fovea \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  private static Application greet(SettingValues values) {
    String told =
        values.get(NAME)
            + " "
            + values.get(TIMES)
            + " loud="
            + values.get(LOUD)
            + " colour="
            + values.get(COLOUR)
            + " "
            + new TreeMap<>(values.clientSettings());
    return printing(told);
  }

  private static Application printing(Object what) {
    return (console, stop) -> {
      console.out().println(what);
      return ExitCode.DONE;
    };
  }
}
