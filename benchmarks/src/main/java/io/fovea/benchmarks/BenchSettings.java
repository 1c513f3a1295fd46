package io.fovea.benchmarks;

import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param images in the backlog of the batching benchmark
 * @param predictions in the backlog of the quality benchmark
 * @param partitions of every topic
 * @param maxBatch the classifier's cap
 * @param rate images a second of the latency benchmark
 * @param seconds how long it lasts, for each guarantee; and each side's training in each round
 * @param rounds of training, ours and the peer's by turns
 * @param threads of either
 * @param python that has PyTorch; absent: looked for
 */
public record BenchSettings(
    Suite suite,
    int images,
    int predictions,
    int partitions,
    int maxBatch,
    double rate,
    int seconds,
    int rounds,
    int threads,
    Optional<Path> python,
    boolean json) {

  /** The first may be one of a version manager, without the system's packages. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  /** The benchmarks by name. */
  public enum Suite {
    ALL,
    BATCHING,
    LATENCY,
    QUALITY,
    TRAINING
  }

  private static final Setting<Suite> SUITE =
      Setting.withDefault("suite", SettingType.oneOf(Suite.class), "all", "what to measure");
  private static final Setting<Integer> IMAGES =
      Setting.withDefault(
          "images", SettingType.integer(1_000, 5_000_000), "60000", "images in the backlog");
  private static final Setting<Integer> PREDICTIONS =
      Setting.withDefault(
          "predictions",
          SettingType.integer(10_000, 10_000_000),
          "1000000",
          "predictions in the backlog of the quality benchmark");
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
          "seconds",
          SettingType.integer(5, 600),
          "30",
          "how long latency, and each round of training, is measured");
  private static final Setting<Integer> ROUNDS =
      Setting.withDefault(
          "rounds", SettingType.integer(1, 100), "3", "of training, PyTorch's by turns with ours");
  private static final Setting<Integer> THREADS =
      Setting.withDefault(
          "threads", SettingType.integer(1, 256), "2", "of the training, and of PyTorch's");
  private static final Setting<Optional<Path>> PYTHON =
      Setting.optional(
          "python",
          SettingType.path("FILE"),
          "a Python with PyTorch; python3 or /usr/bin/python3 if not given");
  private static final Setting<Boolean> JSON =
      Setting.withDefault("json", SettingType.flag(), "false", "print JSON instead of a table");

  /** All of the benchmark's settings. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          "bench",
          SUITE,
          IMAGES,
          PREDICTIONS,
          PARTITIONS,
          MAX_BATCH,
          RATE,
          SECONDS,
          ROUNDS,
          THREADS,
          PYTHON,
          JSON);

  public static BenchSettings from(SettingValues values) {
    return new BenchSettings(
        values.get(SUITE),
        values.get(IMAGES),
        values.get(PREDICTIONS),
        values.get(PARTITIONS),
        values.get(MAX_BATCH),
        values.get(RATE),
        values.get(SECONDS),
        values.get(ROUNDS),
        values.get(THREADS),
        values.get(PYTHON),
        values.get(JSON));
  }

  boolean includes(Suite wanted) {
    return suite == Suite.ALL || suite == wanted;
  }

  boolean includesStreaming() {
    return includes(Suite.BATCHING) || includes(Suite.LATENCY) || includes(Suite.QUALITY);
  }

  /** Where to look for PyTorch, in this order. */
  List<String> pythons() {
    return python.map(given -> List.of(given.toString())).orElse(PYTHONS);
  }
}
