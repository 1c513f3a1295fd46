package io.fovea.streamsclassifier.quality.application;

import io.fovea.runtime.health.HealthSettings;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.streamsclassifier.quality.QualityLimits;
import io.fovea.streamsclassifier.service.ServiceSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Settings of the quality application.
 *
 * @param models model files whose validation images tell drift; may be none
 * @param threads stream threads; absent: one per core
 * @param stateDirectory of all state on this machine, below it a folder per cluster
 * @param applicationId consumer group and prefix of inner topics, topic prefix included
 * @param http where health and metrics are served
 */
public record QualitySettings(
    List<Path> models,
    QualityLimits limits,
    Optional<Integer> threads,
    Path stateDirectory,
    String applicationId,
    InetSocketAddress http,
    KafkaSettings kafka) {

  private static final int MOST_THREADS_UNASKED = 8;
  private static final Duration LONGEST_LIFE = ChronoUnit.FOREVER.getDuration();

  private static final Setting<Optional<List<Path>>> MODEL =
      Setting.optional(
          "model",
          SettingType.listOf(SettingType.path("FILE")),
          "model files to tell drift by: each prediction is compared with the file of its model's name and version");
  private static final Setting<Duration> TIME_TO_LIVE =
      Setting.withDefault(
          "time-to-live",
          SettingType.duration(
              "a duration of at least 1s, such as 30s, 12h or 7d",
              Duration.ofSeconds(1),
              LONGEST_LIFE),
          "7d",
          "how long a prediction waits for its label, and a label for its prediction; what comes later counts as expired");
  private static final Setting<Integer> MAX_CLASSES =
      Setting.withDefault(
          "max-classes",
          SettingType.integer(2, 100_000),
          "2000",
          "labels that are told apart; more count as (other)");
  private static final Setting<Optional<Integer>> THREADS =
      Setting.optional(
          "threads", SettingType.integer(1, 256), "stream threads; unset: one per core, at most 8");
  private static final Setting<Optional<Path>> STATE_DIR =
      Setting.optional(
          "state-dir",
          SettingType.path("DIR"),
          "where state is kept; ~/.cache/fovea/state if not given; a second instance on this machine needs another");
  private static final Setting<String> APPLICATION_ID =
      ServiceSettings.applicationId("fovea-quality");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
              "quality", MODEL, TIME_TO_LIVE, MAX_CLASSES, THREADS, STATE_DIR, APPLICATION_ID)
          .and(HealthSettings.SETTINGS)
          .and(KafkaSettings.SETTINGS);

  public QualitySettings {
    models = List.copyOf(models);
  }

  public static QualitySettings from(SettingValues values) {
    KafkaSettings kafka = KafkaSettings.from(values);
    return new QualitySettings(
        values.get(MODEL).orElse(List.of()),
        new QualityLimits(values.get(TIME_TO_LIVE), values.get(MAX_CLASSES)),
        values.get(THREADS),
        values.get(STATE_DIR).orElseGet(QualitySettings::cache),
        kafka.topics().prefix() + values.get(APPLICATION_ID),
        HealthSettings.address(values),
        kafka);
  }

  /** Of offsets alone, state of another cluster cannot be told from ours. */
  Path stateOf(ClusterFacts cluster) {
    String asKafkaSays = kafka.clientSettings().get(StreamsConfig.STATE_DIR_CONFIG);
    return asKafkaSays == null ? stateDirectory.resolve(cluster.id()) : Path.of(asKafkaSays);
  }

  private static Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "fovea", "state");
  }

  int streamThreads(int cores) {
    return threads.orElse(Math.min(cores, MOST_THREADS_UNASKED));
  }
}
