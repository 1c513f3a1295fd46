package io.fovea.inference.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The page for people in a model file, in the order of Mitchell et al. 2019 ("Model Cards for Model
 * Reporting"), made from the manifest: nothing that was not measured.
 */
final class ModelCard {
  private final ModelManifest manifest;
  private final Provenance made;
  private final Optional<TrainingRecord> training;
  private final StringJoiner text = new StringJoiner("\n\n", "", "\n");

  private ModelCard(ModelManifest manifest) {
    this.manifest = manifest;
    this.made = manifest.provenance();
    this.training = made.training();
  }

  static byte[] write(ModelManifest manifest) {
    return new ModelCard(manifest).page().getBytes(StandardCharsets.UTF_8);
  }

  private String page() {
    text.add("# " + manifest.name() + " " + manifest.version());
    text.add(
        "Classifies images into %d classes: %s."
            .formatted(manifest.labels().size(), String.join(", ", manifest.labels())));
    details();
    text.add("## Use");
    text.add(
        """
        For images like those it was trained on: in a stream (`fovea classify`), for a data set (`fovea
        evaluate`), or in any program that opens DL4J archives or ONNX graphs; this file holds both.""");
    data();
    figures();
    new CardCalibration(manifest).lines().forEach(text::add);
    manifest.int8().ifPresent(this::int8);
    limits();
    command();
    return text.toString();
  }

  private void details() {
    InputShape input = manifest.input();
    text.add("## Model");
    text.add(
        """
        - Made: %s, with %s
        - Input: %s, %d x %d pixels (width x height); preprocessing to the last detail stands in `manifest.json`"""
            .formatted(
                manifest.createdAt(),
                list(manifest.software()),
                input.channels() == 1 ? "grey" : "RGB",
                input.width(),
                input.height()));
    training
        .filter(known -> !known.settings().isEmpty())
        .ifPresent(
            known -> {
              CardTable table = new CardTable("setting", "value");
              known.settings().forEach(table::row);
              text.add(table.text());
            });
  }

  private void data() {
    text.add("## Data");
    text.add(
        "Trained on `%s` (checksum %s), seed %d."
            .formatted(made.dataset(), made.datasetChecksum(), made.seed()));
    training
        .filter(known -> !known.images().isEmpty())
        .ifPresent(
            known -> {
              CardTable table = new CardTable("images for", "how many");
              known.images().forEach((split, count) -> table.row(split, CardTable.count(count)));
              text.add(table.text());
            });
    text.add(licences(training.map(TrainingRecord::licences).orElse(Map.of())));
  }

  private static String licences(Map<String, String> known) {
    return known.isEmpty()
        ? "The licence of the data is not known here: ask where it came from."
        : known.entrySet().stream()
            .map(entry -> "- Licence of `" + entry.getKey() + "`: " + entry.getValue())
            .collect(Collectors.joining("\n"));
  }

  private void figures() {
    text.add("## Measured on test images");
    if (made.testMetrics().isEmpty()) {
      text.add("Nothing was measured.");
      return;
    }
    CardTable table = new CardTable("figure", "value", "95 % interval");
    CardFigures figures = new CardFigures(made.testMetrics());
    figures.names().forEach(name -> table.row(name, figures.value(name), figures.interval(name)));
    text.add(table.text());
    text.add(
        """
        Lower is better for `calibrationError` (expected calibration error, 15 bins), `logLoss` (mean negative
        log-likelihood) and `riskCoverageArea` (mean share of mistakes when only the surest 1 to all answers
        are taken); names with `Before` are of the network's own confidences, names with `sure` of the answers
        above the suggested threshold.""");
    training.map(TrainingRecord::classes).filter(list -> !list.isEmpty()).ifPresent(this::classes);
  }

  private void classes(List<ClassFigures> classes) {
    CardTable table =
        new CardTable(
            "class", "trained on", "tested on", "precision", "recall", "recall's interval", "F1");
    for (ClassFigures c : classes) {
      table.row(
          c.label(),
          CardTable.count(c.trainImages()),
          CardTable.count(c.testImages()),
          CardFigures.number(c.precision().value()),
          CardFigures.number(c.recall().value()),
          CardFigures.number(c.recall().low()) + " to " + CardFigures.number(c.recall().high()),
          CardFigures.number(c.f1()));
    }
    text.add(table.text());
  }

  private void int8(Quantization made) {
    text.add("## In 8-bit integers");
    text.add(
        """
        `model.int8.onnx` is the same network with weights and values rounded to 8 bits, calibrated on %s
        training images of `%s` (checksum %s). `--engine onnx-int8` runs it. On %s test images, by their labels:"""
            .formatted(
                CardTable.count(made.calibrationImages()),
                made.dataset(),
                made.datasetChecksum(),
                CardTable.count(made.testImages())));
    CardTable table = new CardTable("graph", "accuracy");
    table.row("float32", CardFigures.number(made.accuracyBefore()));
    table.row("int8", CardFigures.number(made.accuracy()));
    text.add(table.text());
    text.add("All other figures here are of the float32 network.");
  }

  private void limits() {
    text.add("## Limits");
    text.add(
        """
        It knows these classes only: an image of anything else gets one of them too. The figures hold
        for images like those it was tested on; for others, nobody has measured. Whether it does as well for
        every group of people, place or camera behind the images was not measured either.""");
  }

  private void command() {
    training.ifPresent(
        known -> {
          text.add("## Make it again");
          text.add("    " + known.command());
        });
  }

  private static String list(Map<String, String> software) {
    return software.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
