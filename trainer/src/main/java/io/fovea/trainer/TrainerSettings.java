package io.fovea.trainer;

import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.inference.image.ResizeMode;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingTexts;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsResolver;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.trainer.checkpoint.CheckpointFile;
import io.fovea.trainer.data.DatasetSettings;
import io.fovea.trainer.network.NetworkChoice;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to train, on what.
 *
 * @param out the model file; replaced if it is there, once the new one is whole
 * @param report directory for a page about the training, if one is wanted
 * @param tensorboard directory for its curves, likewise
 * @param resume whether to go on from a checkpoint
 * @param name of the model; absent: the data set's and the network's
 * @param version of the model; absent: the time of the start
 * @param input what the network takes; absent: the size of the data set's raw images, or 3x32x32
 * @param trainImages how many images to learn from, evenly over the split; absent: all
 * @param testImages how many to be judged by, likewise
 * @param maxBad images of each split that may be unreadable
 * @param texts the same as people wrote it, for the model card
 */
public record TrainerSettings(
    DatasetSpec dataset,
    DatasetSettings data,
    Path out,
    NetworkChoice network,
    FittingSettings fitting,
    Optional<Path> report,
    Optional<Path> tensorboard,
    boolean resume,
    Optional<String> name,
    Optional<String> version,
    Optional<InputShape> input,
    ResizeMode resize,
    Optional<Integer> trainImages,
    Optional<Integer> testImages,
    int maxBad,
    SettingTexts texts) {

  /** Below this, nothing is left behind a network's poolings. */
  private static final int MIN_SIDE = 10;

  private static final Setting<DatasetSpec> DATASET =
      Setting.required(
          "dataset",
          DatasetSettings.spec("D", Split.TRAIN),
          "data set to learn from and be judged by");
  private static final Setting<Path> OUT =
      Setting.required("out", SettingType.path("FILE"), "where the model file goes");
  private static final Setting<NetworkChoice> NETWORK =
      Setting.withDefault("network", NetworkChoice.type(), "lenet", "the network to train");
  private static final Setting<Optional<String>> MODEL_NAME =
      Setting.optional(
          "model-name",
          ModelSettings.plainName(),
          "name of the model; the data set's and the network's if not given");
  private static final Setting<Optional<InputShape>> INPUT =
      Setting.optional(
          "input",
          ModelSettings.input(MIN_SIDE),
          "what the network takes; the size of the data set's images if all have one, else 3x32x32");
  private static final Setting<Optional<Integer>> TRAIN_IMAGES =
      Setting.optional(
          "train-images",
          SettingType.integer(1, Integer.MAX_VALUE),
          "learn from N images, evenly over the data set; from all if not given");
  private static final Setting<Optional<Integer>> TEST_IMAGES =
      Setting.optional(
          "test-images", SettingType.integer(1, Integer.MAX_VALUE), "be judged by N, likewise");
  private static final Setting<Integer> MAX_BAD =
      Setting.withDefault(
          "max-bad",
          SettingType.integer(0, Integer.MAX_VALUE),
          "100",
          "leave out up to N images of each split that cannot be read; more end the training");

  private static final Setting<Optional<Path>> REPORT =
      Setting.optional(
          "report",
          SettingType.path("DIR"),
          "write a page and pictures about the data, the training and the model there");
  private static final Setting<Optional<Path>> TENSORBOARD =
      Setting.optional(
          "tensorboard", SettingType.path("DIR"), "write curves there that TensorBoard reads");
  private static final Setting<Boolean> RESUME =
      Setting.withDefault(
          "resume",
          SettingType.flag(),
          "false",
          "go on from the checkpoint that a training with the same settings left beside --out");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("train", DATASET, OUT, NETWORK)
          .and(FittingSettings.SETTINGS)
          .and(
              List.of(
                  REPORT,
                  TENSORBOARD,
                  RESUME,
                  MODEL_NAME,
                  ModelSettings.MODEL_VERSION,
                  INPUT,
                  ModelSettings.RESIZE,
                  TRAIN_IMAGES,
                  TEST_IMAGES,
                  MAX_BAD))
          .and(DatasetSettings.SETTINGS);

  /**
   * @throws SettingsException if some do not go together
   */
  public static TrainerSettings from(SettingValues values) {
    FittingSettings fitting = FittingSettings.from(values);
    if (!fitting.faults().isEmpty()) {
      throw new SettingsException(fitting.faults());
    }
    return new TrainerSettings(
        values.get(DATASET),
        DatasetSettings.from(values),
        values.get(OUT),
        values.get(NETWORK),
        fitting,
        values.get(REPORT),
        values.get(TENSORBOARD),
        values.get(RESUME),
        values.get(MODEL_NAME),
        values.get(ModelSettings.MODEL_VERSION),
        values.get(INPUT),
        values.get(ModelSettings.RESIZE),
        values.get(TRAIN_IMAGES),
        values.get(TEST_IMAGES),
        values.get(MAX_BAD),
        values.texts());
  }

  /**
   * A model that is good enough to show, in well under a minute: what a demonstration trains when
   * it finds none.
   *
   * @param data directory of downloaded data sets; absent: the user's cache
   */
  public static TrainerSettings quick(DatasetSpec dataset, Optional<Path> data, Path out) {
    Map<String, String> options = new HashMap<>();
    options.put("dataset", dataset.toString());
    options.put("out", out.toString());
    options.put("epochs", "2");
    options.put("learning-rate", "0.002");
    options.put("train-images", "12000");
    options.put("test-images", "2000");
    data.ifPresent(directory -> options.put("data", directory.toString()));
    return from(new SettingsResolver(SCHEMA).resolve(Map.of(), Map.of(), options, Map.of()));
  }

  /** Where a training that is under way keeps what it needs to go on. */
  CheckpointFile checkpoint() {
    return new CheckpointFile(out.resolveSibling(out.getFileName() + ".checkpoint"));
  }

  String modelName() {
    return name.orElseGet(() -> dataset.plainName() + "-" + network.name());
  }
}
