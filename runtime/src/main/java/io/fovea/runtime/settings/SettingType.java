package io.fovea.runtime.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the text of a setting is read.
 *
 * @param placeholder what stands for a value in help texts, such as {@code FILE}
 * @param expects what a value must be, as it ends the sentence "must be ..."
 * @param parser throws {@link IllegalArgumentException} for a text that is not such a value, {@link
 *     UnreadableValueException} where it can say more than that
 * @param secret whether its text must never be shown
 */
public record SettingType<T>(
    String placeholder, String expects, Function<String, T> parser, boolean secret) {
  private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([a-zA-Z]*)");
  private static final Duration LONGEST = Duration.ofDays(3_650);

  public SettingType(String placeholder, String expects, Function<String, T> parser) {
    this(placeholder, expects, parser, false);
  }

  public T parse(String text) {
    return parser.apply(text);
  }

  SettingType<Optional<T>> orAbsent() {
    return new SettingType<>(placeholder, expects, text -> Optional.of(parser.apply(text)), secret);
  }

  /** A password or a token. */
  public static SettingType<String> secret(String placeholder) {
    SettingType<String> text = text(placeholder);
    return new SettingType<>(placeholder, text.expects(), text.parser(), true);
  }

  public static SettingType<String> text(String placeholder) {
    return new SettingType<>(
        placeholder,
        "text that is not blank",
        text -> {
          check(!text.isBlank());
          return text;
        });
  }

  public static SettingType<Path> path(String placeholder) {
    return new SettingType<>(
        placeholder,
        "a path",
        text -> {
          check(!text.isBlank());
          return Path.of(text);
        });
  }

  public static SettingType<Integer> integer(int min, int max) {
    return new SettingType<>(
        "N",
        "a whole number" + range(min, max, Integer.MAX_VALUE),
        text -> {
          int value = Integer.parseInt(text.strip());
          check(min <= value && value <= max);
          return value;
        });
  }

  public static SettingType<Long> wholeNumber(long min, long max) {
    return new SettingType<>(
        "N",
        "a whole number" + range(min, max, Long.MAX_VALUE),
        text -> {
          long value = Long.parseLong(text.strip());
          check(min <= value && value <= max);
          return value;
        });
  }

  public static SettingType<Double> decimal(double min, double max) {
    return new SettingType<>(
        "X",
        "a number from " + plain(min) + " to " + plain(max),
        text -> {
          double value = Double.parseDouble(text.strip());
          check(min <= value && value <= max);
          return value;
        });
  }

  public static SettingType<Boolean> flag() {
    return new SettingType<>(
        "true|false",
        "true or false",
        text ->
            switch (text.strip().toLowerCase(Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException();
            });
  }

  /**
   * One of an enum's constants, as it is written by {@code toString}, in lower case; {@code -} and
   * {@code _} are the same.
   */
  public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> choices) {
    String names =
        Arrays.stream(choices.getEnumConstants())
            .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining("|"));
    return new SettingType<>(
        names,
        "one of " + names.replace("|", ", "),
        text -> Enum.valueOf(choices, text.strip().toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  /** Such as {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
  public static SettingType<Duration> duration() {
    return new SettingType<>(
        "DURATION",
        "a duration such as 250ms, 5s, 2m or 1h",
        text -> {
          Matcher amount = amount(text);
          long unit =
              switch (amount.group(2)) {
                case "ms" -> 1;
                case "s" -> 1_000;
                case "m", "min" -> 60_000;
                case "h" -> 3_600_000;
                case "d" -> 86_400_000;
                default -> throw new IllegalArgumentException();
              };
          Duration value =
              Duration.ofMillis(Math.round(Double.parseDouble(amount.group(1)) * unit));
          check(value.compareTo(LONGEST) <= 0);
          return value;
        });
  }

  /**
   * The same within bounds, both included.
   *
   * @param expects what to write, bounds included
   */
  public static SettingType<Duration> duration(String expects, Duration least, Duration most) {
    SettingType<Duration> any = duration();
    return new SettingType<>(
        any.placeholder(),
        expects,
        text -> {
          Duration value = any.parse(text);
          check(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
          return value;
        });
  }

  /** Such as {@code 500000}, {@code 64KB}, {@code 8MB}: powers of 1,024. */
  public static SettingType<Long> bytes(long min, long max) {
    return new SettingType<>(
        "BYTES",
        "a size in bytes such as 500000, 64KB or 8MB" + range(min, max, Long.MAX_VALUE),
        text -> {
          Matcher amount = amount(text);
          long unit =
              switch (amount.group(2).toUpperCase(Locale.ROOT)) {
                case "", "B" -> 1L;
                case "KB", "K" -> 1L << 10;
                case "MB", "M" -> 1L << 20;
                case "GB", "G" -> 1L << 30;
                default -> throw new IllegalArgumentException();
              };
          long value = Math.round(Double.parseDouble(amount.group(1)) * unit);
          check(min <= value && value <= max);
          return value;
        });
  }

  /** Values between commas; {@code \\,} is a comma within one. */
  public static <T> SettingType<List<T>> listOf(SettingType<T> element) {
    return new SettingType<>(
        element.placeholder() + "[,...]",
        "a list between commas, each " + element.expects(),
        text ->
            Arrays.stream(text.split("(?<!\\\\),"))
                .map(value -> element.parse(value.strip().replace("\\,", ",")))
                .toList(),
        element.secret());
  }

  /** A bound that bounds nothing is not worth a reader's time. */
  private static String range(long min, long max, long unbounded) {
    if (max == unbounded) {
      return min == -unbounded - 1 ? "" : " of at least " + min;
    }
    return " from " + min + " to " + max;
  }

  private static String plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  private static Matcher amount(String text) {
    Matcher matcher = AMOUNT.matcher(text.strip());
    check(matcher.matches());
    return matcher;
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException();
    }
  }
}
