package io.fovea.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rows in columns, for people; what has not changed over the rounds is told once. */
public final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /** A line of names and a line per row; a column per field that any row has. */
  public static String of(List<ObjectNode> rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> row.fieldNames().forEachRemaining(names::add));
    List<List<String>> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(column(name, rows));
    }
    StringBuilder table = new StringBuilder();
    for (int line = 0; line <= rows.size(); line++) {
      table.append(line(columns, line).stripTrailing()).append(System.lineSeparator());
    }
    return table.toString();
  }

  private static List<String> column(String name, List<ObjectNode> rows) {
    List<String> cells = new ArrayList<>(List.of(name));
    rows.forEach(row -> cells.add(cell(row.get(name))));
    boolean text = rows.stream().anyMatch(row -> row.path(name).isTextual());
    int width = cells.stream().mapToInt(String::length).max().orElse(0);
    String format = "%" + (text ? "-" : "") + width + "s";
    return cells.stream().map(cell -> String.format(Locale.ROOT, format, cell)).toList();
  }

  private static String line(List<List<String>> columns, int line) {
    StringBuilder text = new StringBuilder();
    for (List<String> column : columns) {
      text.append(column.get(line)).append(GAP);
    }
    return text.toString();
  }

  private static String cell(JsonNode value) {
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isObject()) {
      return value.asText();
    }
    String median = value.path("median").asText();
    String min = value.path("min").asText();
    String max = value.path("max").asText();
    return min.equals(max) ? median : median + " (" + min + ".." + max + ")";
  }
}
