package io.fovea.benchmarks.rate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.report.Rounding;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ServiceProcess;
import io.fovea.benchmarks.throughput.FoveaRow;
import io.fovea.inference.engine.EngineKind;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * For each guarantee one classifier: the most that it does, and then parts of that, and what else
 * was asked for, as fixed rates: how long an image takes there.
 */
public final class RateBenchmark {
  private static final List<String> GUARANTEES = List.of("exactly_once", "at_least_once");

  private final String name;
  private final RatePlan plan;
  private final LocalStack stack;
  private final Path directory;
  private final Console console;
  private final List<ObjectNode> figures = new ArrayList<>();

  /**
   * @param name of the rows and of the topics
   */
  public RateBenchmark(
      String name, RatePlan plan, LocalStack stack, Path directory, Console console) {
    this.name = name;
    this.plan = plan;
    this.stack = stack;
    this.directory = directory;
    this.console = console;
  }

  public List<ObjectNode> run(StopSignal stop) throws Exception {
    for (Load load : plan.loads()) {
      BenchModel model = BenchModel.write(load, 10, directory);
      for (String guarantee : GUARANTEES) {
        if (!stop.isRequested()) {
          run(load, model, guarantee, stop);
        }
      }
    }
    return figures;
  }

  private void run(Load load, BenchModel model, String guarantee, StopSignal stop)
      throws Exception {
    BenchStack topics =
        BenchStack.of(
            stack, directory, plan.partitions(), name + "-" + load.text() + "-" + guarantee);
    FoveaRow row = new FoveaRow(EngineKind.ONNX, guarantee, plan.threads(), plan.maxBatch());
    try (ServiceProcess classifier = topics.classifier(model.file(), row.options())) {
      OptionalDouble most = MostRate.measure(topics, load, classifier, plan.span(), stop);
      for (double rate : rates(most)) {
        say(load, guarantee, "%,.0f images a second".formatted(rate));
        new FixedRate(rate, plan, stop)
            .run(topics, load, classifier)
            .ifPresent(seen -> figures.add(json(load, guarantee, most.getAsDouble(), seen)));
      }
    }
  }

  private List<Double> rates(OptionalDouble most) {
    List<Double> rates = new ArrayList<>();
    most.ifPresent(
        images -> {
          plan.percents().forEach(percent -> rates.add(Math.max(1, images * percent / 100)));
          rates.addAll(plan.rates());
        });
    return rates;
  }

  private void say(Load load, String guarantee, String what) {
    console.err().printf(Locale.ROOT, "%s, %s, %s: %s%n", name, load.text(), guarantee, what);
  }

  private ObjectNode json(Load load, String guarantee, double most, RateFigures seen) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("benchmark", name)
        .put("load", load.text())
        .put("guarantee", guarantee)
        .put("most", Rounding.to(0, most))
        .put("percent", Rounding.to(1, 100 * seen.rate() / most))
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
