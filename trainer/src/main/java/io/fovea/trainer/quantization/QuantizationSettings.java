package io.fovea.trainer.quantization;

import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.trainer.data.DatasetSettings;
import java.nio.file.Path;

/**
 * What to quantize, and by what.
 *
 * @param out the model file with both graphs; replaced if it is there, once the new one is whole
 * @param dataset its training images calibrate, its test images judge
 * @param images to calibrate on
 * @param maxLoss of accuracy on test images, in points, that is too much
 */
public record QuantizationSettings(
    Path model, Path out, DatasetSpec dataset, int images, double maxLoss, DatasetSettings data) {

  private static final Setting<Path> MODEL =
      Setting.required("model", SettingType.path("FILE"), "model file to add an int8 graph to");
  private static final Setting<Path> OUT =
      Setting.required(
          "out", SettingType.path("FILE"), "where the model file with both graphs goes");
  private static final Setting<DatasetSpec> DATASET =
      Setting.required(
          "dataset",
          DatasetSettings.spec("D", Split.TRAIN),
          "data set that the model was trained on: its training images calibrate, its test images"
              + " judge");
  private static final Setting<Integer> IMAGES =
      Setting.withDefault(
          "images",
          SettingType.integer(1, 100_000),
          "1000",
          "training images to calibrate on, taken evenly");
  private static final Setting<Double> MAX_LOSS =
      Setting.withDefault(
          "max-loss",
          SettingType.decimal(0, 100),
          "0.1",
          "nothing is written if test accuracy falls by so many points or more");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("model quantize", MODEL, DATASET, OUT, IMAGES, MAX_LOSS)
          .and(DatasetSettings.SETTINGS);

  public static QuantizationSettings from(SettingValues values) {
    return new QuantizationSettings(
        values.get(MODEL),
        values.get(OUT),
        values.get(DATASET),
        values.get(IMAGES),
        values.get(MAX_LOSS),
        DatasetSettings.from(values));
  }
}
