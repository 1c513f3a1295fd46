package io.fovea.benchmarks.stack;

import java.util.HashMap;
import java.util.Map;

/**
 * The counts of a process at one moment, in Prometheus' text format.
 *
 * @param sums by name, over all labels of a name
 */
public record Scrape(Map<String, Double> sums) {

  static Scrape parse(String text) {
    Map<String, Double> sums = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> add(line, sums));
    return new Scrape(Map.copyOf(sums));
  }

  private static void add(String line, Map<String, Double> sums) {
    int labels = line.indexOf('{');
    int value = line.indexOf(' ', line.lastIndexOf('}') + 1);
    String name = line.substring(0, labels < 0 ? value : labels);
    sums.merge(
        area(name, line),
        Double.parseDouble(line.substring(value).strip().split(" ")[0]),
        Double::sum);
  }

  /** Memory of the heap and beside it is no one figure. */
  private static String area(String name, String line) {
    return line.contains("area=\"heap\"") ? name + "_heap" : name;
  }

  /** 0 if it was not told. */
  public double get(String name) {
    return sums.getOrDefault(name, 0.0);
  }

  /** What was added since an earlier moment. */
  public double since(Scrape earlier, String name) {
    return get(name) - earlier.get(name);
  }

  /** The mean of what a timer or a summary recorded since; 0 if it recorded nothing. */
  public double meanSince(Scrape earlier, String name) {
    double count = since(earlier, name + "_count");
    return count == 0 ? 0 : since(earlier, name + "_sum") / count;
  }
}
