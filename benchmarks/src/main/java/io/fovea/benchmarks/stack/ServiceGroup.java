package io.fovea.benchmarks.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Several instances of one application that share the work. */
public record ServiceGroup(List<ServiceProcess> instances) implements Measured {

  @Override
  public boolean isAlive() {
    return instances.stream().allMatch(ServiceProcess::isAlive);
  }

  @Override
  public Duration cpuTime() {
    return instances.stream().map(ServiceProcess::cpuTime).reduce(Duration.ZERO, Duration::plus);
  }

  /** The sum of what each held at most. */
  @Override
  public OptionalLong peakMemory() {
    return OptionalLong.of(
        instances.stream().mapToLong(instance -> instance.peakMemory().orElse(0)).sum());
  }

  @Override
  public OptionalDouble meanBatch() throws IOException, InterruptedException {
    double images = 0;
    double batches = 0;
    for (ServiceProcess instance : instances) {
      Scrape scrape = instance.metrics();
      images += scrape.get(ServiceProcess.BATCH_SIZE + "_sum");
      batches += scrape.get(ServiceProcess.BATCH_SIZE + "_count");
    }
    return batches == 0 ? OptionalDouble.empty() : OptionalDouble.of(images / batches);
  }

  @Override
  public String lastWords() {
    return instances.stream()
        .filter(instance -> !instance.isAlive())
        .findFirst()
        .map(ServiceProcess::lastWords)
        .orElse("all are alive");
  }

  @Override
  public void close() {
    instances.forEach(ServiceProcess::close);
  }
}
