package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.recordwise.RecordProcess;
import io.fovea.runtime.StopSignal;
import java.util.Optional;

/** One record at a time with DL4J as it comes. */
record RecordRow(int threads) implements Row {

  @Override
  public String name() {
    return "record at a time, dl4j as it comes";
  }

  @Override
  public Family family() {
    return Family.RECORD_AT_A_TIME;
  }

  @Override
  public Optional<Measurement> measure(Backlog backlog, Span span, StopSignal stop)
      throws Exception {
    RecordProcess process =
        new RecordProcess(backlog.stack().kafka(), backlog.model().file(), Groups.next(), threads);
    return new BacklogRun(backlog, span, stop)
        .run(() -> process.start(backlog.stack().log("record-at-a-time")));
  }
}
