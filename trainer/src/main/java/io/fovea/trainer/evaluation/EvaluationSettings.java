package io.fovea.trainer.evaluation;

import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.trainer.data.DatasetSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to judge, by what.
 *
 * @param json whether the result is JSON, for programs, instead of a table
 * @param predictions where a JSON line per image goes
 * @param limit only the first images, in the order of the data set
 */
public record EvaluationSettings(
    Path model,
    DatasetSpec dataset,
    DatasetSettings data,
    EngineKind engine,
    Device device,
    int threads,
    boolean json,
    Optional<Path> predictions,
    Optional<Integer> limit) {

  private static final Setting<Path> MODEL =
      Setting.required("model", SettingType.path("FILE"), "the model file to judge");
  private static final Setting<DatasetSpec> DATASET =
      Setting.required(
          "dataset",
          DatasetSettings.spec("D[:SPLIT]", Split.TEST),
          "data set to judge by, its test split if none is named");
  private static final Setting<EngineKind> ENGINE =
      Setting.withDefault(
          "engine",
          SettingType.oneOf(EngineKind.class),
          "auto",
          "what runs the network; auto: onnx where the model file has a graph");
  private static final Setting<Device> DEVICE =
      Setting.withDefault(
          "device",
          SettingType.oneOf(Device.class),
          "auto",
          "where the network runs; auto: cuda where it is there");
  private static final Setting<Integer> THREADS =
      Setting.withDefault(
          "threads", SettingType.integer(1, 256), "1", "threads that work on a batch");
  private static final Setting<Boolean> JSON =
      Setting.withDefault(
          "json", SettingType.flag(), "false", "print JSON on standard output instead of a table");
  private static final Setting<Optional<Path>> PREDICTIONS =
      Setting.optional(
          "predictions",
          SettingType.path("FILE"),
          "write a JSON line per image: imageId, actual, label, confidence");
  private static final Setting<Optional<Integer>> LIMIT =
      Setting.optional(
          "limit",
          SettingType.integer(1, Integer.MAX_VALUE),
          "judge by the first N images; by all if not given");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
              "evaluate", MODEL, DATASET, ENGINE, DEVICE, THREADS, JSON, PREDICTIONS, LIMIT)
          .and(DatasetSettings.SETTINGS);

  public static EvaluationSettings from(SettingValues values) {
    return new EvaluationSettings(
        values.get(MODEL),
        values.get(DATASET),
        DatasetSettings.from(values),
        values.get(ENGINE),
        values.get(DEVICE),
        values.get(THREADS),
        values.get(JSON),
        values.get(PREDICTIONS),
        values.get(LIMIT));
  }
}
