package io.fovea.benchmarks;

import io.fovea.benchmarks.load.Load;
import io.fovea.runtime.settings.Setting;
import io.fovea.runtime.settings.SettingType;
import io.fovea.runtime.settings.SettingValues;
import io.fovea.runtime.settings.SettingsSchema;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to measure.
 *
 * @param images in the backlogs
 * @param loads what throughput and rates are measured with
 * @param only rows of throughput whose name holds one of these; empty: all
 * @param memoryImages that one classifier works through while its memory is watched
 * @param predictions in the backlog of the quality benchmark
 * @param partitions of every topic
 * @param maxBatch the classifier's cap
 * @param rate images a second of the latency benchmark
 * @param seconds how long each run is measured, past its warm-up, at most
 * @param rounds of training and throughput, ours and the peers' by turns
 * @param threads of every side
 * @param python that has PyTorch; absent: looked for
 * @param quick to see that all of it runs: little of everything, once
 */
public record BenchSettings(
    Suite suite,
    int images,
    List<Load> loads,
    List<String> only,
    int memoryImages,
    int predictions,
    int partitions,
    int maxBatch,
    double rate,
    int linger,
    int seconds,
    int rounds,
    int threads,
    Optional<Path> python,
    boolean quick,
    boolean json) {

  /** The first may be one of a version manager, without the system's packages. */
  private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

  private static final int QUICK_IMAGES = 3_000;

  /** The benchmarks by name. */
  public enum Suite {
    ALL,
    BATCHING,
    LATENCY,
    QUALITY,
    TRAINING,
    THROUGHPUT,
    RATES,
    GROWTH,
    MEMORY,
    JMH
  }

  private static final Set<Suite> STREAMING =
      EnumSet.complementOf(EnumSet.of(Suite.ALL, Suite.TRAINING, Suite.JMH));

  private static final Setting<Suite> SUITE =
      Setting.withDefault("suite", SettingType.oneOf(Suite.class), "all", "what to measure");
  private static final Setting<Integer> IMAGES =
      Setting.withDefault(
          "images", SettingType.integer(1_000, 5_000_000), "60000", "images in a backlog");
  private static final Setting<List<Load>> LOADS =
      Setting.withDefault(
          "loads",
          SettingType.listOf(SettingType.oneOf(Load.class)),
          "raw28,png32,jpeg224,jpeg500k,crayfish",
          "images and networks that throughput and rates are measured with");
  private static final Setting<Optional<List<String>>> ONLY =
      Setting.optional(
          "only",
          SettingType.listOf(SettingType.text("TEXT")),
          "rows of throughput whose name holds one of these, such as fovea,python");
  private static final Setting<Integer> MEMORY_IMAGES =
      Setting.withDefault(
          "memory-images",
          SettingType.integer(1_000, 100_000_000),
          "2000000",
          "images that one classifier works through while its memory is watched");
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
          "max-batch", SettingType.integer(1, 4_096), "32", "the classifier's cap of a batch");
  private static final Setting<Double> RATE =
      Setting.withDefault(
          "rate",
          SettingType.decimal(1, 10_000),
          "20",
          "images a second where latency is measured");
  private static final Setting<Integer> LINGER =
      Setting.withDefault(
          "linger",
          SettingType.integer(0, 1_000),
          "5",
          "ms that the producer lets images gather at a rate; 5 is Kafka's own");
  private static final Setting<Integer> SECONDS =
      Setting.withDefault(
          "seconds",
          SettingType.integer(5, 600),
          "30",
          "how long each run is measured past its warm-up, at most");
  private static final Setting<Integer> ROUNDS =
      Setting.withDefault(
          "rounds",
          SettingType.integer(1, 100),
          "3",
          "of training, throughput and growth, peers by turns with ours");
  private static final Setting<Integer> THREADS =
      Setting.withDefault(
          "threads",
          SettingType.integer(1, 256),
          "2",
          "of every side: ours, the bare engine, the peers");
  private static final Setting<Optional<Path>> PYTHON =
      Setting.optional(
          "python",
          SettingType.path("FILE"),
          "a Python with what the peers need; python3 or /usr/bin/python3 if not given");
  private static final Setting<Boolean> QUICK =
      Setting.withDefault(
          "quick",
          SettingType.flag(),
          "false",
          "little of everything, once: to see that all of it runs");
  private static final Setting<Boolean> JSON =
      Setting.withDefault("json", SettingType.flag(), "false", "print JSON instead of a table");

  /** All of the benchmark's settings. */
  public static final SettingsSchema SCHEMA =
      SettingsSchema.of(
          "bench",
          SUITE,
          IMAGES,
          LOADS,
          ONLY,
          MEMORY_IMAGES,
          PREDICTIONS,
          PARTITIONS,
          MAX_BATCH,
          RATE,
          LINGER,
          SECONDS,
          ROUNDS,
          THREADS,
          PYTHON,
          QUICK,
          JSON);

  public static BenchSettings from(SettingValues values) {
    BenchSettings given = given(values);
    return given.quick() ? given.shortened() : given;
  }

  private static BenchSettings given(SettingValues values) {
    return new BenchSettings(
        values.get(SUITE),
        values.get(IMAGES),
        values.get(LOADS),
        values.get(ONLY).orElse(List.of()),
        values.get(MEMORY_IMAGES),
        values.get(PREDICTIONS),
        values.get(PARTITIONS),
        values.get(MAX_BATCH),
        values.get(RATE),
        values.get(LINGER),
        values.get(SECONDS),
        values.get(ROUNDS),
        values.get(THREADS),
        values.get(PYTHON),
        values.get(QUICK),
        values.get(JSON));
  }

  /** What was asked for if it is less anyway. */
  private BenchSettings shortened() {
    return new BenchSettings(
        suite,
        Math.min(images, QUICK_IMAGES),
        loads,
        only,
        Math.min(memoryImages, 10 * QUICK_IMAGES),
        Math.min(predictions, 10 * QUICK_IMAGES),
        partitions,
        maxBatch,
        rate,
        linger,
        Math.min(seconds, 5),
        1,
        threads,
        python,
        true,
        json);
  }

  boolean includes(Suite wanted) {
    return suite == Suite.ALL || suite == wanted;
  }

  boolean includesStreaming() {
    return STREAMING.stream().anyMatch(this::includes);
  }

  /** Where to look for PyTorch, in this order. */
  List<String> pythons() {
    return python.map(given -> List.of(given.toString())).orElse(PYTHONS);
  }
}
