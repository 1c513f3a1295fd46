package io.fovea.cli.demo;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the demo shows.
 *
 * @param dataset whose test images are streamed, and whose training images train a missing model
 * @param images after how many it ends; absent: it runs until it is told to stop
 * @param rate images a second; absent: as fast as it goes with {@code images}, else a calm stream
 * @param model kept from one demo to the next; absent: in the project's folder {@code .fovea}
 * @param data directory of downloaded data sets; absent: the user's cache
 */
public record DemoSettings(
    String dataset,
    Optional<Long> images,
    Optional<Double> rate,
    Optional<Path> model,
    Optional<Path> data) {

  private static final Setting<String> DATASET =
      Setting.withDefault(
          "dataset",
          SettingType.text("D"),
          "digits",
          "what to show: digits (drawn, needs no download), mnist, fashion-mnist, cifar10, a mixture such as mnist+digits, or folder:PATH");
  private static final Setting<Optional<Long>> IMAGES =
      Setting.optional(
          "images",
          SettingType.wholeNumber(1, 10_000_000),
          "end after so many and print one line of JSON; without it the demo runs till Ctrl-C");
  private static final Setting<Optional<Double>> RATE =
      Setting.optional(
          "rate",
          SettingType.decimal(0.1, 1_000_000),
          "images a second; unset: all at once with --images, else 50");
  private static final Setting<Optional<Path>> MODEL =
      Setting.optional(
          "model",
          SettingType.path("FILE"),
          "model file to use; if not given: the one in models/ for the data set, else one that is trained and kept in .fovea");
  private static final Setting<Optional<Path>> DATA =
      Setting.optional(
          "data",
          SettingType.path("DIR"),
          "where data sets are kept; ~/.cache/fovea/datasets if not given");

  /** All settings of the demo. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("demo", DATASET, IMAGES, RATE, MODEL, DATA);

  public static DemoSettings from(SettingValues values) {
    return new DemoSettings(
        values.get(DATASET),
        values.get(IMAGES),
        values.get(RATE),
        values.get(MODEL),
        values.get(DATA));
  }
}
