package io.fovea.inference.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a model was trained: for people, and to make it again.
 *
 * @param command that made it
 * @param settings by name, such as {@code network} and {@code epochs}
 * @param licences of the data sets, by name; those that are known
 * @param images how many there were, by split: {@code train}, {@code validation}, {@code test}
 * @param classes in the order of the manifest's labels
 */
public record TrainingRecord(
    String command,
    Map<String, String> settings,
    Map<String, String> licences,
    Map<String, Long> images,
    List<ClassFigures> classes) {

  /**
   * @throws IllegalArgumentException naming what is missing
   */
  public TrainingRecord {
    Checks.present(command, "training.command");
    settings = ordered("training.settings", settings);
    licences = ordered("training.licences", licences);
    images = ordered("training.images", images);
    Checks.present(classes, "training.classes");
    Checks.check(
        classes.stream().allMatch(Objects::nonNull), "training.classes has an empty entry");
    classes = List.copyOf(classes);
  }

  private static <T> Map<String, T> ordered(String field, Map<String, T> map) {
    Checks.present(map, field);
    Checks.check(map.values().stream().allMatch(Objects::nonNull), field + " has an empty value");
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
