package io.fovea.benchmarks.growth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.report.Rounding;
import io.fovea.benchmarks.report.Spread;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ServiceGroup;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.benchmarks.throughput.Backlog;
import io.fovea.benchmarks.throughput.BacklogRun;
import io.fovea.benchmarks.throughput.FoveaRow;
import io.fovea.benchmarks.throughput.Measurement;
import io.fovea.benchmarks.throughput.Span;
import io.fovea.inference.engine.EngineKind;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs a backlog of 28x28 at every point of growth, round by round, under exactly_once. */
public final class GrowthBenchmark {
  private final int images;
  private final int rounds;
  private final Span span;
  private final boolean quick;
  private final LocalStack stack;
  private final Path directory;
  private final Console console;
  private final Map<Integer, BenchModel> models = new HashMap<>();
  private final Map<String, Backlog> backlogs = new HashMap<>();
  private int topics;

  public GrowthBenchmark(
      int images,
      int rounds,
      Span span,
      boolean quick,
      LocalStack stack,
      Path directory,
      Console console) {
    this.images = images;
    this.rounds = rounds;
    this.span = span;
    this.quick = quick;
    this.stack = stack;
    this.directory = directory;
    this.console = console;
  }

  public List<ObjectNode> run(StopSignal stop) throws Exception {
    Map<GrowthPoint, List<Measurement>> seen = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (GrowthPoint point : GrowthPoint.all(quick)) {
        if (!stop.isRequested()) {
          measure(point, seen.computeIfAbsent(point, any -> new ArrayList<>()), stop);
        }
      }
    }
    return seen.entrySet().stream()
        .filter(point -> !point.getValue().isEmpty())
        .map(point -> json(point.getKey(), point.getValue()))
        .toList();
  }

  private void measure(GrowthPoint point, List<Measurement> seen, StopSignal stop)
      throws Exception {
    Backlog backlog = point.instances() > 1 ? empty(point) : backlog(point, stop);
    new BacklogRun(backlog, span, stop).run(() -> start(point, backlog, stop)).ifPresent(seen::add);
    if (!stop.isRequested()) {
      console
          .err()
          .printf(
              Locale.ROOT,
              "Growth, %s %d: %,.0f images/s%n",
              point.grown(),
              point.value(),
              seen.get(seen.size() - 1).imagesPerSecond());
    }
  }

  private ServiceGroup start(GrowthPoint point, Backlog backlog, StopSignal stop) throws Exception {
    List<String> options =
        new FoveaRow(EngineKind.ONNX, "exactly_once", point.threads(), point.maxBatch()).options();
    List<ServiceProcess> instances = new ArrayList<>();
    try {
      for (int i = 0; i < point.instances(); i++) {
        instances.add(backlog.stack().classifier(backlog.model().file(), options));
      }
    } catch (Exception failed) {
      instances.forEach(ServiceProcess::close);
      throw failed;
    }
    if (point.instances() > 1) {
      new Thread(() -> publishLate(backlog, stop), "publisher").start();
    }
    return new ServiceGroup(instances);
  }

  /** When all instances are there: the first would be done before the last had started. */
  private void publishLate(Backlog backlog, StopSignal stop) {
    try {
      backlog.publish(stop);
    } catch (Exception failed) {
      console.err().println("Growth: publishing failed: " + failed);
    }
  }

  private Backlog empty(GrowthPoint point) throws Exception {
    String name = "growth-instances-" + topics++;
    BenchStack fresh = BenchStack.of(stack, directory, point.partitions(), name);
    return new Backlog(fresh, Load.RAW28, model(point), images);
  }

  /** One for each number of partitions and of classes. */
  private Backlog backlog(GrowthPoint point, StopSignal stop) throws Exception {
    String name = "growth-%d-%d".formatted(point.partitions(), point.classes());
    if (!backlogs.containsKey(name)) {
      BenchStack topics = BenchStack.of(stack, directory, point.partitions(), name);
      Backlog backlog = new Backlog(topics, Load.RAW28, model(point), images);
      backlog.publish(stop);
      backlogs.put(name, backlog);
    }
    return backlogs.get(name);
  }

  private BenchModel model(GrowthPoint point) throws IOException {
    if (!models.containsKey(point.classes())) {
      models.put(point.classes(), BenchModel.write(Load.RAW28, point.classes(), directory));
    }
    return models.get(point.classes());
  }

  private static ObjectNode json(GrowthPoint point, List<Measurement> seen) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("benchmark", "growth")
            .put("grown", point.grown())
            .put("value", point.value());
    Spread rate = Spread.of(seen.stream().map(Measurement::imagesPerSecond).toList()).orElseThrow();
    Spread cpu =
        Spread.of(seen.stream().map(Measurement::cpuMicrosPerImage).toList()).orElseThrow();
    json.set("images_per_second", rate.json(0));
    json.set("cpu_us_per_image", cpu.json(1));
    return json.put(
            "mean_batch",
            Rounding.to(1, seen.stream().mapToDouble(Measurement::meanBatch).average().orElse(0)))
        .put(
            "peak_memory_mb",
            Rounding.to(0, seen.stream().mapToLong(Measurement::peakBytes).max().orElse(0) / 1e6))
        .put("lost", seen.stream().mapToLong(Measurement::lost).sum())
        .put("duplicated", seen.stream().mapToLong(Measurement::duplicated).sum());
  }
}
