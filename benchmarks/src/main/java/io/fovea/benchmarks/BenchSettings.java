package io.fovea.benchmarks;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;

/**
 * What to measure.
 *
 * @param images in the backlog of the batching benchmark
 * @param partitions of every topic
 * @param maxBatch the classifier's cap
 * @param rate images a second of the latency benchmark
 * @param seconds how long it lasts, for each guarantee
 */
public record BenchSettings(
    Suite suite, int images, int partitions, int maxBatch, double rate, int seconds, boolean json) {

  /** The benchmarks by name. */
  public enum Suite {
    ALL,
    BATCHING,
    LATENCY
  }

  private static final Setting<Suite> SUITE =
      Setting.withDefault("suite", SettingType.oneOf(Suite.class), "all", "what to measure");
  private static final Setting<Integer> IMAGES =
      Setting.withDefault(
          "images", SettingType.integer(1_000, 5_000_000), "60000", "images in the backlog");
  private static final Setting<Integer> PARTITIONS =
      Setting.withDefault(
          "partitions", SettingType.integer(1, 100), "12", "partitions of every topic");
  private static final Setting<Integer> MAX_BATCH =
      Setting.withDefault(
          "max-batch", SettingType.integer(1, 4_096), "128", "the classifier's cap of a batch");
  private static final Setting<Double> RATE =
      Setting.withDefault(
          "rate",
          SettingType.decimal(1, 10_000),
          "20",
          "images a second where latency is measured");
  private static final Setting<Integer> SECONDS =
      Setting.withDefault(
          "seconds", SettingType.integer(5, 600), "30", "how long latency is measured, each time");
  private static final Setting<Boolean> JSON =
      Setting.withDefault("json", SettingType.flag(), "false", "print JSON instead of a table");

  /** All of the benchmark's settings. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of("bench", SUITE, IMAGES, PARTITIONS, MAX_BATCH, RATE, SECONDS, JSON);

  public static BenchSettings from(SettingValues values) {
    return new BenchSettings(
        values.get(SUITE),
        values.get(IMAGES),
        values.get(PARTITIONS),
        values.get(MAX_BATCH),
        values.get(RATE),
        values.get(SECONDS),
        values.get(JSON));
  }

  boolean includes(Suite wanted) {
    return suite == Suite.ALL || suite == wanted;
  }
}
