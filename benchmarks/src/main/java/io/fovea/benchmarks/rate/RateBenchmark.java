package io.fovea.benchmarks.rate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.report.Rounding;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.benchmarks.throughput.Backlog;
import io.fovea.benchmarks.throughput.FoveaRow;
import io.fovea.benchmarks.throughput.Measurement;
import io.fovea.inference.engine.EngineKind;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * For each guarantee, the most that a backlog is worked off at, and then parts of that as fixed
 * rates: how long an image takes there.
 */
public final class RateBenchmark {
  private static final List<String> GUARANTEES = List.of("exactly_once", "at_least_once");

  private final RatePlan plan;
  private final LocalStack stack;
  private final Path directory;
  private final Console console;

  public RateBenchmark(RatePlan plan, LocalStack stack, Path directory, Console console) {
    this.plan = plan;
    this.stack = stack;
    this.directory = directory;
    this.console = console;
  }

  public List<ObjectNode> run(StopSignal stop) throws Exception {
    List<ObjectNode> figures = new ArrayList<>();
    for (Load load : plan.loads()) {
      BenchModel model = BenchModel.write(load, 10, directory);
      for (String guarantee : GUARANTEES) {
        if (!stop.isRequested()) {
          run(load, model, guarantee, stop, figures);
        }
      }
    }
    return figures;
  }

  private void run(
      Load load, BenchModel model, String guarantee, StopSignal stop, List<ObjectNode> figures)
      throws Exception {
    FoveaRow row = new FoveaRow(EngineKind.ONNX, guarantee, plan.threads(), plan.maxBatch());
    Backlog backlog =
        new Backlog(topics(load, guarantee, "most"), load, model, load.imagesOf(plan.images()));
    backlog.publish(stop);
    Optional<Double> most =
        row.measure(backlog, plan.span(), stop).map(seen -> most(seen, backlog.images()));
    for (int percent : plan.percents()) {
      if (most.isPresent() && !stop.isRequested()) {
        double rate = Math.max(1, most.get() * percent / 100);
        console
            .err()
            .printf(
                Locale.ROOT,
                "Rates, %s, %s: %d %% of %,.0f images a second%n",
                load.text(),
                guarantee,
                percent,
                most.get());
        BenchStack topics = topics(load, guarantee, percent + "pc");
        try (ServiceProcess classifier = topics.classifier(model.file(), row.options())) {
          new FixedRate(rate, plan.span(), plan.partitions(), stop)
              .run(topics, load, classifier)
              .ifPresent(seen -> figures.add(json(load, guarantee, percent, seen)));
        }
      }
    }
  }

  /** A backlog that was done with in two commits says no more than that it was small. */
  private static double most(Measurement seen, int images) {
    return seen.isTooShort() ? Math.min(images, seen.imagesPerSecond()) : seen.imagesPerSecond();
  }

  private BenchStack topics(Load load, String guarantee, String name) {
    return BenchStack.of(
        stack, directory, plan.partitions(), "rates-" + load.text() + "-" + guarantee + "-" + name);
  }

  private static ObjectNode json(Load load, String guarantee, int percent, RateFigures seen) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("benchmark", "rates")
        .put("load", load.text())
        .put("guarantee", guarantee)
        .put("percent", percent)
        .put("rate", Rounding.to(0, seen.rate()))
        .put("images", seen.images())
        .put("p50_ms", Rounding.to(1, seen.p50()))
        .put("p99_ms", Rounding.to(1, seen.p99()))
        .put("p999_ms", Rounding.to(1, seen.p999()))
        .put("max_ms", Rounding.to(1, seen.max()))
        .put("mean_ms", Rounding.to(2, seen.mean()))
        .put("queue_ms", Rounding.to(2, seen.queue()))
        .put("decoding_ms", Rounding.to(2, seen.decoding()))
        .put("engine_ms", Rounding.to(2, seen.engine()))
        .put("commit_ms", Rounding.to(2, seen.commit()))
        .put("mean_batch", Rounding.to(1, seen.meanBatch()))
        .put("lost", seen.lost())
        .put("duplicated", seen.duplicated());
  }
}
