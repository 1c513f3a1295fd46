package io.fovea.benchmarks.jmh;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.report.Rounding;
import io.fovea.runtime.StopSignal;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this package, one class after another. */
public final class JmhSuite {
  private static final List<Class<?>> BENCHMARKS =
      List.of(
          DecodeBenchmark.class, ChunkBenchmark.class, SerdeBenchmark.class, StashBenchmark.class);

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final boolean quick;
  private final PrintStream err;

  /**
   * @param quick to see that they run: the figures are worth nothing
   * @param err where JMH tells how it goes on
   */
  public JmhSuite(boolean quick, PrintStream err) {
    this.quick = quick;
    this.err = err;
  }

  /** A row of figures for each benchmark and parameter. */
  public List<ObjectNode> run(StopSignal stop) throws RunnerException {
    List<ObjectNode> figures = new ArrayList<>();
    for (Class<?> benchmark : BENCHMARKS) {
      if (!stop.isRequested()) {
        new Runner(
                options(benchmark),
                OutputFormatFactory.createFormatInstance(err, VerboseMode.NORMAL))
            .run()
            .forEach(result -> figures.add(json(result)));
      }
    }
    return figures;
  }

  private Options options(Class<?> benchmark) {
    return new OptionsBuilder()
        .include(benchmark.getName() + "\\.")
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .forks(1)
        .jvmArgsAppend("-Xmx1g", "-Djava.awt.headless=true")
        .warmupIterations(quick ? 1 : 5)
        .measurementIterations(quick ? 1 : 5)
        .warmupTime(quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1))
        .measurementTime(quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1))
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true)
        .build();
  }

  private static ObjectNode json(RunResult result) {
    String name = result.getParams().getBenchmark();
    StringBuilder parameters = new StringBuilder();
    for (String key : result.getParams().getParamsKeys()) {
      parameters.append(key).append(' ').append(result.getParams().getParam(key));
    }
    Result<?> time = result.getPrimaryResult();
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("benchmark", "jmh")
            .put("part", name.substring(JmhSuite.class.getPackageName().length() + 1))
            .put("parameters", parameters.toString())
            .put("us_per_call", Rounding.to(3, time.getScore()));
    if (Double.isFinite(time.getScoreError())) {
      json.put("error", Rounding.to(3, time.getScoreError()));
    }
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    return allocated == null
        ? json
        : json.put("bytes_per_call", Rounding.to(0, allocated.getScore()));
  }
}
