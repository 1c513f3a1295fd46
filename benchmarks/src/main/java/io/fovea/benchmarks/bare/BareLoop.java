package io.fovea.benchmarks.bare;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fovea.benchmarks.stack.ProcessMemory;
import io.fovea.inference.model.Model;
import io.fovea.inference.model.ModelFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Runs an engine over full batches for a while and tells what it cost. */
public final class BareLoop {
  private final BareProcess task;
  private final AtomicLong images = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();

  private BareLoop(BareProcess task) {
    this.task = task;
  }

  /** Started by {@link BareProcess}. */
  public static void main(String[] given) throws Exception {
    BareLoop loop = new BareLoop(BareProcess.parse(given));
    loop.measure(loop.workers());
  }

  private List<Thread> workers() {
    Model model = ModelFile.read(task.model());
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < task.threads(); i++) {
      Thread worker = new Thread(() -> work(model), "bare-" + i);
      worker.setUncaughtExceptionHandler(BareLoop::fail);
      worker.start();
      workers.add(worker);
    }
    return workers;
  }

  /** A limit that fewer threads reached than were asked for would be none. */
  private static void fail(Thread worker, Throwable fault) {
    System.out.println(worker.getName() + " failed: " + fault);
    System.exit(1);
  }

  private void work(Model model) {
    try (BatchWork work = BatchWork.of(task, model)) {
      while (!over.get()) {
        work.run();
        images.addAndGet(task.batch());
      }
    }
  }

  private void measure(List<Thread> workers) throws InterruptedException {
    while (images.get() == 0) { // engines take their time to open
      Thread.sleep(50);
    }
    Thread.sleep(task.warmUp().toMillis());
    long firstImages = images.get();
    long firstNanos = System.nanoTime();
    Duration firstCpu = cpu();
    Thread.sleep(task.measured().toMillis());
    long done = images.get() - firstImages;
    double seconds = (System.nanoTime() - firstNanos) / 1e9;
    Duration cpu = cpu().minus(firstCpu);
    over.set(true);
    for (Thread worker : workers) {
      worker.join();
    }
    System.out.println(
        new ObjectMapper()
            .createObjectNode()
            .put("seconds", seconds)
            .put("images_per_second", done / seconds)
            .put("cpu_us_per_image", cpu.toNanos() / 1e3 / Math.max(1, done))
            .put("peak_bytes", ProcessMemory.peak(ProcessHandle.current().pid()).orElse(0)));
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
