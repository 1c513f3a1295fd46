package io.fovea.streamsclassifier;

import io.fovea.inference.engine.Device;
import io.fovea.inference.engine.EngineKind;
import io.fovea.inference.image.ImageLimits;
import io.fovea.inference.model.ModelManifest;
import io.fovea.runtime.health.HealthSettings;
import io.fovea.runtime.kafka.KafkaSettings;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import io.fovea.streamsclassifier.service.ServiceSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the classification application.
 *
 * @param threads stream threads; absent: one per core
 * @param maxBatchBytes sum of the sizes of a batch's records
 * @param unsureBelow a lower confidence is unsure; absent: the model file tells
 * @param applicationId consumer group and prefix of the transactions, topic prefix included
 * @param http where health and metrics are served
 */
public record ClassifierSettings(
    Path model,
    EngineKind engine,
    Device device,
    Optional<Integer> threads,
    int engineThreads,
    int maxBatch,
    long maxBatchBytes,
    Guarantee guarantee,
    int topK,
    Optional<Double> unsureBelow,
    ImageLimits imageLimits,
    String applicationId,
    InetSocketAddress http,
    KafkaSettings kafka) {

  /** More threads than this want more than one process: an engine and a producer come with each. */
  private static final int MOST_THREADS_UNASKED = 8;

  /** Of models that suggest none. */
  private static final double UNSURE_BELOW_UNASKED = 0.5;

  private static final Setting<Path> MODEL =
      Setting.required("model", SettingType.path("FILE"), "model file to classify with");
  private static final Setting<EngineKind> ENGINE =
      Setting.withDefault(
          "engine",
          SettingType.oneOf(EngineKind.class),
          "auto",
          "what runs the network; auto: onnx where the model file has an ONNX graph");
  private static final Setting<Device> DEVICE =
      Setting.withDefault(
          "device",
          SettingType.oneOf(Device.class),
          "auto",
          "where the network runs; auto: cuda where it is there, else the CPU");
  private static final Setting<Optional<Integer>> THREADS =
      Setting.optional(
          "threads",
          SettingType.integer(1, 256),
          "stream threads, each with an engine of its own; unset: one per core, at most 8");
  private static final Setting<Integer> ENGINE_THREADS =
      Setting.withDefault(
          "engine-threads", SettingType.integer(1, 256), "1", "threads inside each engine");
  private static final Setting<Integer> MAX_BATCH =
      Setting.withDefault(
          "max-batch", SettingType.integer(1, 4_096), "32", "images in one run of the engine");
  private static final Setting<Long> MAX_BATCH_BYTES =
      Setting.withDefault(
          "max-batch-bytes",
          SettingType.bytes(1, 1L << 30),
          "32MB",
          "bytes of images in one run of the engine");
  private static final Setting<Guarantee> GUARANTEE =
      Setting.withDefault(
          "guarantee",
          SettingType.oneOf(Guarantee.class),
          "exactly_once",
          "how often a prediction may be seen when a process is killed");
  private static final Setting<Integer> TOP_K =
      Setting.withDefault(
          "top-k", SettingType.integer(1, 1_000), "3", "classes that a prediction tells");
  private static final Setting<Optional<Double>> UNSURE_BELOW =
      Setting.optional(
          "unsure-below",
          SettingType.decimal(0, 1),
          "confidence below which a prediction is marked as unsure; unset: what the model file suggests, else 0.5");
  private static final Setting<Long> MAX_IMAGE_BYTES =
      Setting.withDefault(
          "max-image-bytes",
          SettingType.bytes(1, 1L << 30),
          "16MB",
          "bytes of an image above which it is rejected");
  private static final Setting<Long> MAX_IMAGE_PIXELS =
      Setting.withDefault(
          "max-image-pixels",
          SettingType.wholeNumber(1, 1L << 30),
          "50000000",
          "width x height above which an image is rejected, before its pixels are allocated");
  private static final Setting<String> APPLICATION_ID =
      ServiceSettings.applicationId("fovea-classifier");

  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
              "classify",
              MODEL,
              ENGINE,
              DEVICE,
              THREADS,
              ENGINE_THREADS,
              MAX_BATCH,
              MAX_BATCH_BYTES,
              GUARANTEE,
              TOP_K,
              UNSURE_BELOW,
              MAX_IMAGE_BYTES,
              MAX_IMAGE_PIXELS,
              APPLICATION_ID)
          .and(HealthSettings.SETTINGS)
          .and(KafkaSettings.SETTINGS);

  public static ClassifierSettings from(SettingValues values) {
    KafkaSettings kafka = KafkaSettings.from(values);
    return new ClassifierSettings(
        values.get(MODEL),
        values.get(ENGINE),
        values.get(DEVICE),
        values.get(THREADS),
        values.get(ENGINE_THREADS),
        values.get(MAX_BATCH),
        values.get(MAX_BATCH_BYTES),
        values.get(GUARANTEE),
        values.get(TOP_K),
        values.get(UNSURE_BELOW),
        new ImageLimits(values.get(MAX_IMAGE_BYTES), values.get(MAX_IMAGE_PIXELS)),
        kafka.topics().prefix() + values.get(APPLICATION_ID),
        HealthSettings.address(values),
        kafka);
  }

  float unsureBelow(ModelManifest model) {
    return unsureBelow
        .orElseGet(() -> model.suggestedThreshold().orElse(UNSURE_BELOW_UNASKED))
        .floatValue();
  }

  int streamThreads(int cores) {
    return threads.orElse(Math.min(cores, MOST_THREADS_UNASKED));
  }
}
