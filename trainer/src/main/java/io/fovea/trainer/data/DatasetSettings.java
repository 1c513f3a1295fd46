package io.fovea.trainer.data;

import io.fovea.datasets.DatasetException;
import io.fovea.datasets.DatasetOptions;
import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.UnreadableValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How data sets are opened, for training and for judging alike.
 *
 * @param data directory of downloaded data sets; absent: the user's cache
 * @param seed of drawn digits, and of all that is random in training
 */
public record DatasetSettings(Optional<Path> data, long seed) {

  private static final Setting<Optional<Path>> DATA =
      Setting.optional(
          "data",
          SettingType.path("DIR"),
          "where data sets are kept; ~/.cache/fovea/datasets if not given");
  private static final Setting<Long> SEED =
      Setting.withDefault(
          "seed",
          SettingType.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE),
          "42",
          "decides all that is random, and how digits are drawn");

  /** Behind the application's own settings. */
  public static final List<Setting<?>> SETTINGS = List.of(SEED, DATA);

  public static DatasetSettings from(SettingValues values) {
    return new DatasetSettings(values.get(DATA), values.get(SEED));
  }

  /** A data set as people name it. */
  public static SettingType<DatasetSpec> spec(String placeholder, Split otherwise) {
    return new SettingType<>(
        placeholder,
        "a data set such as mnist, cifar10, mnist+digits or folder:PATH",
        text -> {
          try {
            return DatasetSpec.parse(text.strip(), otherwise);
          } catch (DatasetException unknown) {
            throw new UnreadableValueException(unknown.getMessage());
          }
        });
  }

  public DatasetOptions options() {
    DatasetOptions options = DatasetOptions.defaults().withSeed(seed);
    return data.map(options::withCache).orElse(options);
  }
}
