package io.fovea.cli.demo;

import io.fovea.runtime.settings.Faults;
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
 * @param port of the web page; absent: the usual one, or a free one if that is taken
 * @param noWeb whether the web page is left out
 */
public record DemoSettings(
    String dataset,
    Optional<Long> images,
    Optional<Double> rate,
    Optional<Path> model,
    Optional<Path> data,
    Optional<Integer> port,
    boolean noWeb) {

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
  private static final Setting<Optional<Integer>> PORT =
      Setting.optional(
          "port",
          SettingType.integer(0, 65_535),
          "port of the web page, 0 for a free one; unset: 8080, or a free one if that is taken, and no page with --images");
  private static final Setting<Boolean> NO_WEB =
      Setting.withDefault("no-web", SettingType.flag(), "false", "leave the web page out");

  /** All settings of the demo. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("demo", DATASET, IMAGES, RATE, MODEL, DATA, PORT, NO_WEB);

  public static DemoSettings from(SettingValues values) {
    DemoSettings settings =
        new DemoSettings(
            values.get(DATASET),
            values.get(IMAGES),
            values.get(RATE),
            values.get(MODEL),
            values.get(DATA),
            values.get(PORT),
            values.get(NO_WEB));
    Faults faults = new Faults();
    faults.check(
        !settings.noWeb || settings.port.isEmpty(),
        "port: there is nothing to listen at it with --no-web; leave one of them out");
    faults.throwIfAny();
    return settings;
  }

  /**
   * Whether there is a web page. Who wants a number of images wants the summary, and is gone before
   * a page could be looked at: it takes a port to have one then.
   */
  boolean hasWeb() {
    return !noWeb && (images.isEmpty() || port.isPresent());
  }
}
