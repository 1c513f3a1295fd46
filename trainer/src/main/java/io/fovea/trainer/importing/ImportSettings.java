package io.fovea.trainer.importing;

import io.fovea.datasets.DatasetSpec;
import io.fovea.datasets.Split;
import io.fovea.inference.model.InputShape;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsException;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.trainer.ModelSettings;
import io.fovea.trainer.data.DatasetSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to import, and what its file does not tell.
 *
 * @param model the file from elsewhere
 * @param out the model file; replaced if it is there, once the new one is whole
 * @param labels of the classes, in the order of the outputs; absent: in {@code labelsFile}
 * @param labelsFile one on each line
 * @param name of the model; absent: the file's
 * @param version of the model; absent: the time of the start
 * @param input what the network takes, where the file leaves it free
 * @param pixels how values 0 to 255 become what the network takes
 * @param dataset what to judge it by
 */
public record ImportSettings(
    Path model,
    Path out,
    Optional<List<String>> labels,
    Optional<Path> labelsFile,
    Optional<String> name,
    Optional<String> version,
    Optional<InputShape> input,
    Layout layout,
    OutputKind output,
    PixelValues pixels,
    Optional<DatasetSpec> dataset,
    DatasetSettings data) {

  private static final Setting<Path> MODEL =
      Setting.required("model", SettingType.path("FILE"), "Keras .h5 or .onnx file to import");
  private static final Setting<Path> OUT =
      Setting.required("out", SettingType.path("FILE"), "where the model file goes");
  private static final Setting<Optional<List<String>>> LABELS =
      Setting.optional(
          "labels",
          SettingType.listOf(SettingType.text("LABEL")),
          "names of the classes, in the order of the network's outputs");
  private static final Setting<Optional<Path>> LABELS_FILE =
      Setting.optional(
          "labels-file", SettingType.path("FILE"), "the same, each on a line of this file");
  private static final Setting<Optional<String>> MODEL_NAME =
      Setting.optional(
          "model-name", ModelSettings.plainName(), "name of the model; the file's if not given");
  private static final Setting<Optional<InputShape>> INPUT =
      Setting.optional(
          "input",
          ModelSettings.input(1),
          "what the network takes, if its file leaves the size of images free");
  private static final Setting<Layout> LAYOUT =
      Setting.withDefault(
          "layout",
          SettingType.oneOf(Layout.class),
          "auto",
          "whether an ONNX graph takes channels first or last; auto: as its sizes tell");
  private static final Setting<OutputKind> OUTPUT =
      Setting.withDefault(
          "output",
          SettingType.oneOf(OutputKind.class),
          "auto",
          "what the network gives, since logits need a softmax; auto: as a trial run tells");
  private static final Setting<Optional<Double>> SCALE =
      Setting.optional(
          "scale",
          PixelValues.factor(),
          "pixel values 0 to 255 are multiplied by it; 1/255 if not given, or 1 if the network"
              + " begins with a Rescaling layer");
  private static final Setting<List<Double>> MEAN =
      Setting.withDefault(
          "mean",
          SettingType.listOf(SettingType.decimal(-1e6, 1e6)),
          "0",
          "then it is subtracted; one number, or one for each of red, green and blue");
  private static final Setting<List<Double>> STD =
      Setting.withDefault(
          "std",
          SettingType.listOf(SettingType.decimal(1e-9, 1e6)),
          "1",
          "then they are divided by it, likewise");
  private static final Setting<Optional<DatasetSpec>> DATASET =
      Setting.optional(
          "dataset",
          DatasetSettings.spec("D[:SPLIT]", Split.TEST),
          "data set to judge it by, for the figures in the model file; its test split if none is"
              + " named");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
              "model import",
              MODEL,
              OUT,
              LABELS,
              LABELS_FILE,
              SCALE,
              MEAN,
              STD,
              ModelSettings.RESIZE,
              INPUT,
              LAYOUT,
              OUTPUT,
              MODEL_NAME,
              ModelSettings.MODEL_VERSION,
              DATASET)
          .and(DatasetSettings.SETTINGS);

  /**
   * @throws SettingsException if labels come from nowhere, or from two places
   */
  public ImportSettings {
    if (labels.isPresent() == labelsFile.isPresent()) {
      throw new SettingsException(
          List.of(
              "the names of the classes come from one of --labels and --labels-file; "
                  + (labels.isPresent() ? "both are" : "neither is")
                  + " given"));
    }
  }

  public static ImportSettings from(SettingValues values) {
    return new ImportSettings(
        values.get(MODEL),
        values.get(OUT),
        values.get(LABELS),
        values.get(LABELS_FILE),
        values.get(MODEL_NAME),
        values.get(ModelSettings.MODEL_VERSION),
        values.get(INPUT),
        values.get(LAYOUT),
        values.get(OUTPUT),
        new PixelValues(
            values.get(SCALE), values.get(MEAN), values.get(STD), values.get(ModelSettings.RESIZE)),
        values.get(DATASET),
        DatasetSettings.from(values));
  }
}
