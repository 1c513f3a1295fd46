package io.fovea.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The command that makes a model again, without what does not change the model. */
final class TrainingCommand {
  /** Where things lie on one machine, and whether it was done in one go. */
  private static final Set<String> NOT_THE_MODELS =
      Set.of("out", "data", "report", "tensorboard", "resume");

  private static final Pattern PLAIN = Pattern.compile("[\\w.,:+=/@%-]+");

  private TrainingCommand() {}

  /**
   * @param given settings as somebody gave them
   * @param model its name: the place of the file must not change what stands in it
   */
  static String of(Map<String, String> given, String model) {
    StringJoiner command = new StringJoiner(" ");
    command.add("./fovea train");
    portable(given)
        .forEach((key, text) -> command.add(text.equals("true") ? "--" + key : option(key, text)));
    return command.add("--out " + model + ".zip").toString();
  }

  static Map<String, String> portable(Map<String, String> settings) {
    Map<String, String> portable = new LinkedHashMap<>(settings);
    portable.keySet().removeAll(NOT_THE_MODELS);
    return portable;
  }

  private static String option(String key, String text) {
    return "--" + key + " " + quoted(text);
  }

  /** As a POSIX shell takes it. */
  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
