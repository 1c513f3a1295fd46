package io.fovea.cli;

import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of settings in the README: whatever stands between {@code <!-- settings:NAME -->} and
 * {@code <!-- /settings:NAME -->} comes from the schemas, and never from a person.
 */
final class SettingsTables {
  private static final Pattern MARKED =
      Pattern.compile(
          "(<!-- settings:([a-z ]+) -->\n)(.*?)(<!-- /settings:\\2 -->)", Pattern.DOTALL);

  private final Map<String, String> tables = new TreeMap<>();

  SettingsTables(List<Command> commands) {
    for (Command command : commands) {
      if (!command.hidden()) {
        tables.put(command.name(), table(command.ownSettings()));
      }
    }
    tables.put("kafka", table(KafkaSettings.SETTINGS));
  }

  /** The document with every table as it should be. */
  String refreshed(String document) {
    return MARKED
        .matcher(document)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + tables.getOrDefault(found.group(2), "") + found.group(4)));
  }

  /** The commands whose table a document does not hold, and {@code kafka}. */
  List<String> missingIn(String document) {
    return tables.keySet().stream()
        .filter(name -> !document.contains("<!-- settings:" + name + " -->"))
        .toList();
  }

  private static String table(List<Setting<?>> settings) {
    StringBuilder table = new StringBuilder("\n| setting | default | what it is |\n");
    table.append("| --- | --- | --- |\n");
    settings.forEach(setting -> table.append(row(setting)));
    return table.append('\n').toString();
  }

  private static String row(Setting<?> setting) {
    String value = Options.isFlag(setting) ? "" : " " + setting.type().placeholder();
    return "| `--"
        + setting.key()
        + value.replace("|", "\\|")
        + "` | "
        + defaultOf(setting)
        + " | "
        + setting.doc().replace("|", "\\|")
        + " |\n";
  }

  private static String defaultOf(Setting<?> setting) {
    if (setting.required()) {
      return "required";
    }
    boolean off = Options.isFlag(setting) && "false".equals(setting.defaultText());
    return setting.defaultText() == null || off ? "" : "`" + setting.defaultText() + "`";
  }
}
