package io.fovea.cli.model;

import io.fovea.inference.image.Preprocessing;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelManifest;
import io.fovea.inference.model.Provenance;
import io.fovea.inference.model.Quantization;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model in a few lines for people. */
final class ModelSummary {
  /** More are counted, not listed. */
  private static final int MOST_LABELS = 20;

  private static final Pattern END_OF_AN_INTERVAL = Pattern.compile("(.+)(?:Low|High)");

  private final Model model;
  private final ModelManifest manifest;

  ModelSummary(Model model) {
    this.model = model;
    this.manifest = model.manifest();
  }

  String text() {
    StringJoiner lines = new StringJoiner("\n");
    line(lines, "model", manifest.name() + " " + manifest.version());
    line(lines, "sha256", model.sha256());
    line(lines, "classes", classes(manifest.labels()));
    line(lines, "input", input(manifest.preprocessing()));
    line(lines, "engines", engines(model));
    line(lines, "trained on", trainedOn(manifest.provenance()));
    line(lines, "measured", measured(manifest.provenance().testMetrics()));
    manifest.int8().ifPresent(made -> line(lines, "int8", int8(made)));
    line(lines, "temperature", temperature(manifest.temperature()));
    line(lines, "unsure below", threshold(manifest.suggestedThreshold()));
    line(lines, "made", manifest.createdAt() + " with " + software(manifest.software()));
    return lines.toString();
  }

  private static String engines(Model model) {
    StringJoiner engines = new StringJoiner(", ");
    if (model.hasOnnx()) {
      engines.add("onnx");
    }
    if (model.hasNetwork()) {
      engines.add("dl4j");
    }
    if (model.hasOnnxInt8()) {
      engines.add("onnx-int8");
    }
    return engines.toString();
  }

  private static void line(StringJoiner lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-12s %s", name, value));
  }

  private static String classes(List<String> labels) {
    String some = String.join(", ", labels.subList(0, Math.min(labels.size(), MOST_LABELS)));
    return labels.size() + ": " + some + (labels.size() > MOST_LABELS ? ", ..." : "");
  }

  private static String input(Preprocessing pixels) {
    return pixels.width()
        + " x "
        + pixels.height()
        + (pixels.channels() == 1 ? " grey" : " RGB")
        + ", resize "
        + pixels.resize().name().toLowerCase(Locale.ROOT)
        + ", scale "
        + pixels.scale()
        + ", mean "
        + pixels.mean()
        + ", std "
        + pixels.std();
  }

  private static String trainedOn(Provenance made) {
    return made.dataset() + " (" + made.datasetChecksum() + "), seed " + made.seed();
  }

  private static String int8(Quantization made) {
    return String.format(
        Locale.ROOT,
        "accuracy %.4f where float32 has %.4f, on %,d test images of %s",
        made.accuracy(),
        made.accuracyBefore(),
        made.testImages(),
        made.dataset());
  }

  private static String measured(Map<String, Double> metrics) {
    DecimalFormat figures =
        new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT));
    StringJoiner all = new StringJoiner(", ").setEmptyValue("nothing");
    metrics.forEach(
        (name, value) -> {
          if (!isEndOfAnInterval(name, metrics)) {
            all.add(name + " " + figures.format(value));
          }
        });
    return all.toString();
  }

  /** Those stand in the model card, and in the JSON. */
  private static boolean isEndOfAnInterval(String name, Map<String, Double> metrics) {
    Matcher end = END_OF_AN_INTERVAL.matcher(name);
    return end.matches() && metrics.containsKey(end.group(1));
  }

  private static String software(Map<String, String> versions) {
    StringJoiner all = new StringJoiner(", ");
    versions.forEach((name, version) -> all.add(name + " " + version));
    return all.toString();
  }

  private static String temperature(double temperature) {
    return temperature == 1 ? "1 (not calibrated)" : Double.toString(temperature);
  }

  private static String threshold(OptionalDouble suggested) {
    return suggested.isPresent()
        ? "a confidence of " + suggested.getAsDouble()
        : "0.5, as the model suggests nothing";
  }
}
