package io.fovea.trainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Under which terms the data sets that have a name may be used. Of folders, only their owner knows.
 */
final class DatasetLicences {
  private static final Map<String, String> KNOWN =
      Map.of(
          "mnist", "CC BY-SA 3.0, copyright Yann LeCun and Corinna Cortes",
          "fashion-mnist", "MIT, copyright Zalando SE",
          "cifar10",
              "none stated; its authors ask to cite A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009",
          "digits", "Apache License 2.0, drawn by Fovea");

  private DatasetLicences() {}

  /**
   * @param datasets names, as {@link io.fovea.datasets.Dataset#parts} tells them
   */
  static Map<String, String> of(List<String> datasets) {
    Map<String, String> licences = new LinkedHashMap<>();
    datasets.stream().filter(KNOWN::containsKey).forEach(d -> licences.put(d, KNOWN.get(d)));
    return licences;
  }
}
