package io.fovea.benchmarks.throughput;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.peer.PeerFiles;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.localstack.LocalStack;
import io.fovea.runtime.Console;
import io.fovea.runtime.StopSignal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs every row of every load, round by round and in turn: a machine's clock rate and its
 * neighbours change by the minute. A row that fails is told and does not end the others.
 */
public final class ThroughputBenchmark {
  private static final int CLASSES = 10;

  private final ThroughputPlan plan;
  private final LocalStack stack;
  private final Path directory;
  private final Console console;

  public ThroughputBenchmark(
      ThroughputPlan plan, LocalStack stack, Path directory, Console console) {
    this.plan = plan;
    this.stack = stack;
    this.directory = directory;
    this.console = console;
  }

  /** A row of figures for each row; those of complete rounds if the end was asked for before. */
  public List<ObjectNode> run(StopSignal stop) throws Exception {
    PeerFiles files = PeerFiles.in(directory);
    List<ObjectNode> figures = new ArrayList<>();
    for (Load load : plan.loads()) {
      if (!stop.isRequested()) {
        figures.addAll(run(load, files, stop));
      }
    }
    return figures;
  }

  private List<ObjectNode> run(Load load, PeerFiles files, StopSignal stop) throws Exception {
    List<RowRounds> rows =
        Rows.of(load, plan, Rows.peers(plan, load, files)).stream().map(RowRounds::new).toList();
    int images = load.imagesOf(plan.images());
    say("Throughput, %s: publishing %,d images", load.text(), images);
    Backlog backlog =
        new Backlog(
            BenchStack.of(stack, directory, plan.partitions(), load.text()),
            load,
            BenchModel.write(load, CLASSES, directory),
            images);
    backlog.publish(stop);
    for (int round = 1; round <= plan.rounds(); round++) {
      for (RowRounds row : rows) {
        measure(row, backlog, round, stop);
      }
    }
    return new Comparison(load.text(), rows).json();
  }

  private void measure(RowRounds row, Backlog backlog, int round, StopSignal stop)
      throws InterruptedException {
    if (row.row().missing().isPresent() || stop.isRequested()) {
      return;
    }
    String which = "%s, round %d, %s".formatted(backlog.load().text(), round, row.row().name());
    try {
      Optional<Measurement> measured = row.row().measure(backlog, plan.span(), stop);
      measured.ifPresent(row::add);
      measured.ifPresent(one -> say("%s: %s", which, Comparison.sentence(one)));
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Exception failed) {
      if (!stop.isRequested()) { // a signal for the end reaches the processes that are run, too
        row.failed(String.valueOf(failed.getMessage()));
        say("%s: failed: %s", which, failed.getMessage());
      }
    }
  }

  private void say(String format, Object... arguments) {
    console.err().println(String.format(Locale.ROOT, format, arguments));
  }
}
