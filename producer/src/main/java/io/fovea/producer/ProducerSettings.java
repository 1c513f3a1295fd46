package io.fovea.producer;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Faults;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.runtime.settings.UnreadableValueException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to publish, and how fast. Either a data set or paths are there, never both.
 *
 * @param count images in all, over as many rounds as it takes; absent: one round
 * @param rate images a second; absent: as fast as it goes
 * @param labels fraction of the images, 0 to 1, whose true label is published
 * @param labelDelay how long after its image
 * @param wrongLabels fraction of the published labels, 0 to 1, that name another class at first
 * @param correctionDelay how long after the wrong label the right one comes
 * @param source what the images say they came from; absent: the data set's name or {@code files}
 * @param seed of the choice which labels are published and which are wrong, and of drawn digits
 * @param data directory of downloaded data sets; absent: the user's cache
 * @param maxImageBytes a larger image is named, counted and left out
 */
public record ProducerSettings(
    Optional<DatasetSpec> dataset,
    List<Path> paths,
    Optional<Long> count,
    Optional<Double> rate,
    double labels,
    Duration labelDelay,
    double wrongLabels,
    Duration correctionDelay,
    String idPrefix,
    Optional<String> source,
    long seed,
    Optional<Path> data,
    int maxImageBytes,
    KafkaSettings kafka) {

  private static final Setting<Optional<DatasetSpec>> DATASET =
      Setting.optional(
          "dataset",
          new SettingType<>(
              "D[:SPLIT]",
              "a data set such as mnist:test, cifar10, mnist+digits or folder:PATH",
              ProducerSettings::dataset),
          "data set to publish, its test split if none is named");
  private static final Setting<Optional<List<Path>>> PATHS =
      Setting.optional(
          "paths",
          SettingType.listOf(SettingType.path("PATH")),
          "image files to publish, and directories of them");
  private static final Setting<Optional<Long>> COUNT =
      Setting.optional(
          "count",
          SettingType.wholeNumber(1, Long.MAX_VALUE),
          "images to publish, starting over when there are no more; all once if not given");
  private static final Setting<Optional<Double>> RATE =
      Setting.optional(
          "rate",
          SettingType.decimal(0.001, 10_000_000),
          "images a second; as fast as it goes if not given");
  private static final Setting<Double> LABELS =
      Setting.withDefault(
          "labels",
          SettingType.decimal(0, 1),
          "0",
          "fraction of the images whose true label is published as well");
  private static final Setting<Duration> LABEL_DELAY =
      Setting.withDefault(
          "label-delay", SettingType.duration(), "0s", "how long after its image a label comes");
  private static final Setting<Double> WRONG_LABELS =
      Setting.withDefault(
          "wrong-labels",
          SettingType.decimal(0, 1),
          "0",
          "fraction of the published labels that are wrong at first, and corrected later");
  private static final Setting<Duration> CORRECTION_DELAY =
      Setting.withDefault(
          "correction-delay",
          SettingType.duration(),
          "5s",
          "how long after a wrong label the right one comes");
  private static final Setting<Optional<String>> ID_PREFIX =
      Setting.optional("id-prefix", SettingType.text("PREFIX"), "put before every image id");
  private static final Setting<Optional<String>> SOURCE =
      Setting.optional(
          "source",
          SettingType.text("NAME"),
          "what the images say they came from; the data set's name if not given");
  private static final Setting<Long> SEED =
      Setting.withDefault(
          "seed",
          SettingType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
          "42",
          "decides which labels are published, which are wrong at first, and how digits are drawn");
  private static final Setting<Optional<Path>> DATA =
      Setting.optional(
          "data",
          SettingType.path("DIR"),
          "where data sets are kept; ~/.cache/fovea/datasets if not given");
  private static final Setting<Long> MAX_IMAGE_BYTES =
      Setting.withDefault(
          "max-image-bytes",
          SettingType.bytes(1, 1L << 30),
          "16MB",
          "a larger image is named, counted and left out");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
              "produce",
              DATASET,
              PATHS,
              COUNT,
              RATE,
              LABELS,
              LABEL_DELAY,
              WRONG_LABELS,
              CORRECTION_DELAY,
              ID_PREFIX,
              SOURCE,
              SEED,
              DATA,
              MAX_IMAGE_BYTES)
          .and(KafkaSettings.SETTINGS);

  public ProducerSettings {
    paths = List.copyOf(paths);
  }

  /**
   * @throws io.fovea.runtime.settings.SettingsException if the settings are at odds
   */
  public static ProducerSettings from(SettingValues values) {
    ProducerSettings settings =
        new ProducerSettings(
            values.get(DATASET),
            values.get(PATHS).orElse(List.of()),
            values.get(COUNT),
            values.get(RATE),
            values.get(LABELS),
            values.get(LABEL_DELAY),
            values.get(WRONG_LABELS),
            values.get(CORRECTION_DELAY),
            values.get(ID_PREFIX).orElse(""),
            values.get(SOURCE),
            values.get(SEED),
            values.get(DATA),
            values.get(MAX_IMAGE_BYTES).intValue(),
            KafkaSettings.from(values));
    settings.check();
    return settings;
  }

  private void check() {
    Faults faults = new Faults();
    faults.check(
        dataset.isPresent() != !paths.isEmpty(),
        "give either --dataset, such as --dataset digits, or image files and directories");
    faults.check(
        labels == 0 || paths.isEmpty(),
        "--labels needs --dataset: files have no label; a directory with one folder per class has,"
            + " as --dataset folder:PATH");
    faults.check(
        wrongLabels == 0 || labels > 0,
        "--wrong-labels needs --labels, such as --labels 0.3: it is a fraction of those");
    faults.throwIfAny();
  }

  /** Images to judge a model by are what somebody wants to stream who names no split. */
  private static DatasetSpec dataset(String text) {
    try {
      return DatasetSpec.parse(text.strip(), Split.TEST);
    } catch (DatasetException unknown) {
      throw new UnreadableValueException(unknown.getMessage());
    }
  }
}
