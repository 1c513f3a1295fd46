package io.fovea.cli.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the guide says that each application must be allowed. */
record AclTable(List<Row> rows, String commands) {
  private static final Path GUIDE = Path.of("..", "docs", "security.md");
  private static final Map<String, String> OPTIONS =
      Map.of("Topic", "--topic", "Group", "--group", "TransactionalId", "--transactional-id");

  record Row(String user, String resource, List<String> names, List<String> operations) {
    Stream<Acl> acls() {
      return names.stream()
          .flatMap(name -> operations.stream().map(does -> new Acl(user, resource, name, does)));
    }

    /** The command that grants it. */
    String command() {
      String operation = operations.stream().map(" --operation "::concat).collect(joined());
      String pattern = acls().anyMatch(Acl::isPrefix) ? " --resource-pattern-type prefixed" : "";
      String resources =
          names.stream()
              .map(name -> " " + OPTIONS.get(resource) + " " + name.replace("*", ""))
              .collect(joined());
      return "    kafka-acls.sh $admin --add --allow-principal User:"
          + user
          + operation
          + pattern
          + resources
          + "\n";
    }
  }

  static AclTable read() {
    try {
      String guide = Files.readString(GUIDE);
      return new AclTable(
          between("acls", guide).lines().skip(2).map(AclTable::row).toList(),
          between("acl-commands", guide));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<Acl> acls() {
    return rows.stream().flatMap(Row::acls).toList();
  }

  List<String> users() {
    return rows.stream().map(Row::user).distinct().toList();
  }

  /** The one that is written so. */
  Acl find(String user, String acl) {
    return acls().stream()
        .filter(one -> one.user().equals(user) && one.toString().equals(acl))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the guide has no " + acl + " for " + user));
  }

  private static String between(String mark, String guide) {
    Matcher found =
        Pattern.compile("<!-- %1$s -->\n\n(.*\n)\n<!-- /%1$s -->".formatted(mark), Pattern.DOTALL)
            .matcher(guide);
    if (!found.find()) {
      throw new AssertionError("there is no " + mark + " in " + GUIDE);
    }
    return found.group(1);
  }

  private static Row row(String line) {
    String[] cells = line.replace("`", "").split("\\|");
    return new Row(cells[1].strip(), cells[2].strip(), words(cells[3]), words(cells[4]));
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split(",")).map(String::strip).toList();
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining();
  }
}
