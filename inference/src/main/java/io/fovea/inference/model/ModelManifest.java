package io.fovea.inference.model;

import io.fovea.inference.image.Preprocessing;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What stands in {@code manifest.json}: all that one must know to use a model rightly.
 *
 * @param formatVersion of the model file; a reader refuses a newer one
 * @param name letters, digits, {@code . _ -}
 * @param version likewise
 * @param labels of the classes, in the order of the network's outputs
 * @param input one image as the network takes it
 * @param preprocessing how pixels become that input
 * @param temperature logits are divided by it before softmax; 1 leaves them alone (Guo et al., "On
 *     Calibration of Modern Neural Networks", 2017)
 * @param suggestedThreshold a confidence below it is better taken as unsure, 0 to 1, by the
 *     validation images; absent if nobody measured, as in files older than the field
 * @param provenance what it was made from
 * @param software versions of what made it, by name
 * @param createdAt when
 * @param checksums SHA-256, hexadecimal, of every other entry of the file, by name
 * @param int8 of the graph in 8-bit integers; absent if there is none, as in files older than it
 */
public record ModelManifest(
    int formatVersion,
    String name,
    String version,
    List<String> labels,
    InputShape input,
    Preprocessing preprocessing,
    double temperature,
    OptionalDouble suggestedThreshold,
    Provenance provenance,
    Map<String, String> software,
    Instant createdAt,
    Map<String, String> checksums,
    Optional<Quantization> int8) {
  /** The newest that this code reads, and the one that it writes. */
  public static final int FORMAT_VERSION = 1;

  /** They become part of a file name, a topic's records and metric tags. */
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private static final int MAX_LABELS = 100_000;

  /**
   * @throws IllegalArgumentException naming the field and what is wrong with it
   */
  public ModelManifest {
    checkName("name", name);
    checkName("version", version);
    Checks.present(labels, "labels");
    Checks.present(input, "input");
    Checks.present(preprocessing, "preprocessing");
    Checks.present(provenance, "provenance");
    Checks.present(createdAt, "createdAt");
    checkLabels(labels);
    checkSizes(input, preprocessing);
    Checks.check(
        temperature > 0 && Double.isFinite(temperature),
        "temperature must be above 0, not " + temperature);
    Checks.present(suggestedThreshold, "suggestedThreshold");
    Checks.present(int8, "int8");
    Checks.check(
        suggestedThreshold.orElse(1) > 0 && suggestedThreshold.orElse(1) <= 1,
        "suggestedThreshold must be above 0 and up to 1");
    labels = List.copyOf(labels);
    software = sorted("software", software);
    checksums = sorted("checksums", checksums);
  }

  /** A new, uncalibrated model of this software, not yet in a file. */
  public static ModelManifest of(
      String name,
      String version,
      List<String> labels,
      Preprocessing preprocessing,
      Provenance provenance,
      Instant createdAt) {
    return new ModelManifest(
        FORMAT_VERSION,
        name,
        version,
        labels,
        InputShape.of(preprocessing.channels(), preprocessing.height(), preprocessing.width()),
        preprocessing,
        1.0,
        OptionalDouble.empty(),
        provenance,
        SoftwareVersions.current(),
        createdAt,
        Map.of(),
        Optional.empty());
  }

  /** The same model with what its validation images say of its confidences. */
  public ModelManifest withCalibration(double fitted, OptionalDouble threshold) {
    return new ModelManifest(
        formatVersion,
        name,
        version,
        labels,
        input,
        preprocessing,
        fitted,
        threshold,
        provenance,
        software,
        createdAt,
        checksums,
        int8);
  }

  ModelManifest withChecksums(Map<String, String> ofEntries) {
    return new ModelManifest(
        formatVersion,
        name,
        version,
        labels,
        input,
        preprocessing,
        temperature,
        suggestedThreshold,
        provenance,
        software,
        createdAt,
        ofEntries,
        int8);
  }

  /** The same model with a graph in 8-bit integers. */
  ModelManifest withInt8(Quantization made) {
    return new ModelManifest(
        formatVersion,
        name,
        version,
        labels,
        input,
        preprocessing,
        temperature,
        suggestedThreshold,
        provenance,
        software,
        createdAt,
        checksums,
        Optional.of(made));
  }

  private static void checkName(String field, String value) {
    Checks.present(value, field);
    Checks.check(
        PLAIN_NAME.matcher(value).matches(),
        field + " must be letters, digits and . _ - (1 to 100), not '" + value + "'");
  }

  private static void checkLabels(List<String> labels) {
    Checks.check(
        2 <= labels.size() && labels.size() <= MAX_LABELS,
        "labels must be 2 to " + MAX_LABELS + ", not " + labels.size());
    Set<String> seen = new HashSet<>();
    for (int index = 0; index < labels.size(); index++) {
      String label = labels.get(index);
      Checks.check(label != null && !label.isBlank(), "label " + index + " is blank");
      Checks.check(seen.add(label), "label '" + label + "' stands there twice");
    }
  }

  private static void checkSizes(InputShape input, Preprocessing preprocessing) {
    boolean agree =
        input.channels() == preprocessing.channels()
            && input.height() == preprocessing.height()
            && input.width() == preprocessing.width();
    Checks.check(agree, "input and preprocessing give different sizes");
  }

  private static Map<String, String> sorted(String field, Map<String, String> map) {
    Checks.present(map, field);
    Checks.check(
        map.values().stream().allMatch(java.util.Objects::nonNull), field + " has an empty value");
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }
}
