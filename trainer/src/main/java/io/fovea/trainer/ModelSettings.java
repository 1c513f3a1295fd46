package io.fovea.trainer;

import io.fovea.inference.image.ResizeMode;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people say what a model is called and takes, wherever a model file is made. */
public final class ModelSettings {
  private static final Pattern SHAPE = Pattern.compile("([13])x(\\d{1,4})x(\\d{1,4})");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int LARGEST_SIDE = 4096;
  private static final DateTimeFormatter VERSION =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  public static final Setting<Optional<String>> MODEL_VERSION =
      Setting.optional(
          "model-version", plainName(), "version of the model; the time of the start if not given");
  public static final Setting<ResizeMode> RESIZE =
      Setting.withDefault(
          "resize",
          SettingType.oneOf(ResizeMode.class),
          "stretch",
          "how images of another size are made to fit");

  private ModelSettings() {}

  /** A model's name or version. */
  public static SettingType<String> plainName() {
    return new SettingType<>(
        "NAME",
        "letters, digits and . _ - (1 to 100)",
        text -> {
          check(NAME.matcher(text.strip()).matches());
          return text.strip();
        });
  }

  /** The version of a model that nobody gave one. */
  public static String version(Instant start) {
    return VERSION.format(start);
  }

  /** Why no model file can go there, known before the work starts. */
  public static Optional<String> faultOf(Path out) {
    Path folder = out.toAbsolutePath().getParent();
    return Files.isDirectory(out) || folder == null || Files.isRegularFile(folder)
        ? Optional.of(
            "--out " + out + " is no place for a file: name one, such as target/model.zip")
        : Optional.empty();
  }

  /**
   * One image as a network takes it.
   *
   * @param leastSide pixels
   */
  public static SettingType<InputShape> input(int leastSide) {
    return new SettingType<>(
        "CxHxW",
        "channels (1 or 3), height and width, at least " + leastSide + ", such as 3x32x32",
        text -> shape(text, leastSide));
  }

  private static InputShape shape(String text, int leastSide) {
    Matcher matcher = SHAPE.matcher(text.strip());
    check(matcher.matches());
    int height = Integer.parseInt(matcher.group(2));
    int width = Integer.parseInt(matcher.group(3));
    check(Math.min(height, width) >= leastSide && Math.max(height, width) <= LARGEST_SIDE);
    return InputShape.of(Integer.parseInt(matcher.group(1)), height, width);
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
