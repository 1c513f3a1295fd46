package io.fovea.trainer;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.trainer.augmentation.Augmentations;
import io.fovea.trainer.data.ClassWeights;
import io.fovea.trainer.data.PreparedImages;
import io.fovea.trainer.data.ValidationSplit;
import io.fovea.trainer.fitting.FittingPlan;
import io.fovea.trainer.fitting.ScheduleKind;
import java.util.List;
import java.util.Optional;

/**
 * How to fit.
 *
 * @param learningRate of the first steps; absent: the network's own
 * @param workers absent: one per core
 * @param validation the part of the training images that is set aside
 * @param patience epochs; 0: fit to the last one
 */
public record FittingSettings(
    int epochs,
    int batch,
    Optional<Double> learningRate,
    ScheduleKind schedule,
    double warmup,
    Augmentations augmentations,
    double labelSmoothing,
    ClassWeighting classWeights,
    double validation,
    int patience,
    Optional<Integer> workers) {

  private static final Setting<Integer> EPOCHS =
      Setting.withDefault(
          "epochs", SettingType.integer(1, 10_000), "5", "how often each image is learned from");
  private static final Setting<Integer> BATCH =
      Setting.withDefault("batch", SettingType.integer(1, 65_536), "64", "images a training step");
  private static final Setting<Optional<Double>> LEARNING_RATE =
      Setting.optional(
          "learning-rate",
          SettingType.decimal(1e-9, 10),
          "size of the largest steps; 0.001 (Adam), or 0.1 (momentum) for the resnets, if not given");
  private static final Setting<ScheduleKind> SCHEDULE =
      Setting.withDefault(
          "schedule",
          SettingType.oneOf(ScheduleKind.class),
          "cosine",
          "how the learning rate falls; plateau: halved when the validation loss stays for 2 epochs");
  private static final Setting<Double> WARMUP =
      Setting.withDefault(
          "warmup",
          SettingType.decimal(0, 1_000),
          "0",
          "epochs, or a part of one, in which the learning rate rises from 0 first");
  private static final Setting<Augmentations> AUGMENT =
      Setting.withDefault(
          "augment",
          Augmentations.type(),
          "none",
          "how images are changed each time they are learned from, such as rotate,shift,zoom=0.2");
  private static final Setting<Double> LABEL_SMOOTHING =
      Setting.withDefault(
          "label-smoothing",
          SettingType.decimal(0, 0.9),
          "0",
          "the part of each label that is spread over all classes");
  private static final Setting<ClassWeighting> CLASS_WEIGHTS =
      Setting.withDefault(
          "class-weights",
          SettingType.oneOf(ClassWeighting.class),
          "none",
          "balanced: images of rare classes count more in the loss");
  private static final Setting<Double> VALIDATION =
      Setting.withDefault(
          "validation",
          SettingType.decimal(0, ValidationSplit.MAX_FRACTION),
          "0.1",
          "the part of the training images that is set aside to watch and to calibrate by");
  private static final Setting<Integer> EARLY_STOPPING =
      Setting.withDefault(
          "early-stopping",
          SettingType.integer(0, 10_000),
          "0",
          "stop after N epochs without a better validation, and take the best weights; 0: never");
  private static final Setting<Optional<Integer>> WORKERS =
      Setting.optional(
          "workers",
          SettingType.integer(1, 256),
          "threads that share each step; one per core if not given");

  static final List<Setting<?>> SETTINGS =
      List.of(
          EPOCHS,
          BATCH,
          LEARNING_RATE,
          SCHEDULE,
          WARMUP,
          AUGMENT,
          LABEL_SMOOTHING,
          CLASS_WEIGHTS,
          VALIDATION,
          EARLY_STOPPING,
          WORKERS);

  static FittingSettings from(SettingValues values) {
    return new FittingSettings(
        values.get(EPOCHS),
        values.get(BATCH),
        values.get(LEARNING_RATE),
        values.get(SCHEDULE),
        values.get(WARMUP),
        values.get(AUGMENT),
        values.get(LABEL_SMOOTHING),
        values.get(CLASS_WEIGHTS),
        values.get(VALIDATION),
        values.get(EARLY_STOPPING),
        values.get(WORKERS));
  }

  /** What stands against it whatever the images are, as sentences. */
  List<String> faults() {
    boolean needsValidation = patience > 0 || schedule == ScheduleKind.PLATEAU;
    return needsValidation && validation == 0
        ? List.of(
            "--early-stopping and --schedule plateau go by validation images: give --validation"
                + " more than 0")
        : List.of();
  }

  int workerCount() {
    return workers.orElse(Runtime.getRuntime().availableProcessors());
  }

  FittingPlan plan(PreparedImages train, int classes, long seed) {
    return new FittingPlan(
        epochs,
        batch,
        workerCount(),
        seed,
        learningRate,
        schedule,
        warmup,
        augmentations,
        labelSmoothing,
        classWeights == ClassWeighting.BALANCED
            ? Optional.of(ClassWeights.balanced(train, classes))
            : Optional.empty(),
        patience);
  }
}
