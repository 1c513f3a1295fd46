package io.fovea.streamsclassifier.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LookAheadsTest {
  private final List<RecordingDecider> opened = new CopyOnWriteArrayList<>();
  private final LookAheads<String> lookAheads =
      new LookAheads<>(
          Set.of(Polls.TOPIC),
          new ChunkLimits(8, 1_000, Duration.ofSeconds(1), 1_000),
          this::open,
          new CountingListener(),
          System::nanoTime);

  private RecordingDecider open() {
    RecordingDecider decider = new RecordingDecider();
    opened.add(decider);
    return decider;
  }

  @Test
  void opensOneDeciderPerThreadWhateverTheTasks() throws Exception {
    onAThread(
        () -> {
          lookAheads.ofThisThread().open();
          lookAheads.ofThisThread().open();
        });
    lookAheads.ofThisThread().open();

    assertThat(opened).hasSize(2);
  }

  @Test
  void opensNothingForAPoll() {
    lookAheads.offer(Polls.poll(Polls.range(0, 0, 3)));

    assertThat(opened).isEmpty();
  }

  @Test
  void closesTheDeciderWithTheThreadsConsumer() throws Exception {
    onAThread(
        () -> {
          lookAheads.ofThisThread().open();
          lookAheads.closeThisThread();
        });

    assertThat(opened).singleElement().matches(decider -> decider.closed);
    assertThat(lookAheads.threads()).isZero();
  }

  @Test
  void sweepsADeadThreadWhenTheNextOneStarts() throws Exception {
    onAThread(() -> lookAheads.ofThisThread().open());

    lookAheads.ofThisThread();

    assertThat(opened).singleElement().matches(decider -> decider.closed);
    assertThat(lookAheads.threads()).isEqualTo(1);
  }

  @Test
  void leavesTheDeciderOfAThreadThatIsAliveAlone() throws Exception {
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              lookAheads.ofThisThread().open();
              ready.countDown();
              awaitQuietly(end);
            });
    thread.start();
    ready.await();

    lookAheads.close();
    assertThat(opened).singleElement().matches(decider -> !decider.closed);

    end.countDown();
    thread.join();
    lookAheads.close();
    assertThat(opened).singleElement().matches(decider -> decider.closed);
  }

  private static void onAThread(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work);
    thread.start();
    thread.join();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
