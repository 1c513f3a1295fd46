package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.localstack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two classifier processes under {@code exactly_once}, killed and stopped at random moments while
 * they work; a {@code read_committed} reader counts. And the same for a processor that buffers,
 * which must be seen to lose.
 */
@Timeout(300)
class FaultInjectionIT {
  private static final int IMAGES = 50_000;
  private static final int PARTITIONS = 6;
  private static final int KILLS = 10;
  private static final int STOPS = 3;
  private static final Duration DEADLINE = Duration.ofSeconds(200);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private static LocalStack stack;
  private Fleet fleet;
  private String prefix;

  @BeforeAll
  static void startStack() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @AfterEach
  void killAll() throws InterruptedException {
    fleet.killAll();
  }

  private void createTopics(String prefix) {
    this.prefix = prefix;
    stack.createTopic(prefix + "images", PARTITIONS);
    stack.createTopic(prefix + "predictions", PARTITIONS);
    stack.createTopic(prefix + "images.dlq", 2);
    fleet = new Fleet(stack.bootstrapServers(), registry(), prefix, random);
  }

  @Test
  void losesAndDoublesNothingWhateverIsKilledWhen() throws Exception {
    long begun = System.nanoTime();
    List<Fleet.Fault> faults = faults();
    createTopics("look.");
    try (ImageFeed feed = feed(true);
        Ledger ledger = ledger()) {
      feed.send(IMAGES);
      fleet.start("lookahead");
      fleet.start("lookahead");
      int injected = 0;
      int nextAt = random.nextInt(2_000);
      while (injected < faults.size() || ledger.seen() < feed.sent() || !fleet.isReady()) {
        assertThat(System.nanoTime() - begun).as("seed " + seed).isLessThan(DEADLINE.toNanos());
        ledger.read();
        if (injected < faults.size() && feed.sent() - ledger.seen() < 4_000) {
          feed.send(5_000); // a fault without work under way would prove nothing
        }
        if (injected < faults.size()
            && ledger.seen() >= nextAt
            && fleet.suffers(faults.get(injected))) {
          injected++;
          nextAt = ledger.seen() + random.nextInt(IMAGES / faults.size());
        }
      }
      for (ChildProcess child : fleet.members()) {
        assertThat(child.stop()).as(child.said()).isZero();
      }
      ledger.readToTheEnd();
      report(begun, feed, ledger);

      assertThat(ledger.meanBatch()).as("or it would prove nothing").isGreaterThan(2);
      assertThat(Ledger.lost(feed.good(), ledger.predictions())).as("seed " + seed).isEmpty();
      assertThat(Ledger.duplicated(ledger.predictions())).as("seed " + seed).isZero();
      assertThat(ledger.outOfOrder()).as("seed " + seed).isZero();
      assertThat(ledger.predictions()).hasSameSizeAs(feed.good());
      assertThat(ledger.deadLetters()).containsOnlyKeys(feed.poison());
      assertThat(Ledger.duplicated(ledger.deadLetters())).isZero();
      assertThat(ledger.deadLetterIds()).hasSameSizeAs(feed.poison());
    }
  }

  @Test
  void seesAProcessorThatBuffersLoseImages() throws Exception {
    createTopics("naive.");
    try (ImageFeed feed = feed(false);
        Ledger ledger = ledger()) {
      for (int stop = 1; stop <= 3; stop++) {
        feed.send(10_000); // a process that has done all when it is stopped loses nothing
        ledger.readToTheEnd(); // what the process before wrote would end this one before it works
        ChildProcess child = fleet.start("naive");
        int until = ledger.seen() + 1_000 + random.nextInt(1_000);
        while (ledger.seen() < until) {
          assertThat(child.isAlive()).as(child.said()).isTrue();
          ledger.read();
        }
        assertThat(child.stop()).as(child.said()).isZero();
      }
      ChildProcess last = fleet.start("naive");
      try (GroupLag lag = new GroupLag(stack.bootstrapServers(), prefix, PARTITIONS)) {
        while (lag.images() > 0) {
          assertThat(last.isAlive()).as(last.said()).isTrue();
          ledger.read();
        }
      }
      last.stop();
      ledger.readToTheEnd();

      int lost = Ledger.lost(feed.good(), ledger.predictions()).size();
      System.out.printf(
          "buffering processor: %d of %d lost in 3 graceful stops%n", lost, feed.sent());
      assertThat(lost).as("seed " + seed).isPositive();
    }
  }

  /** In random order; one kill takes both processes at once. */
  private List<Fleet.Fault> faults() {
    List<Fleet.Fault> faults = new ArrayList<>();
    for (int i = 0; i < KILLS - 2; i++) {
      faults.add(Fleet.Fault.KILL);
    }
    faults.add(Fleet.Fault.KILL_BOTH);
    for (int i = 0; i < STOPS; i++) {
      faults.add(Fleet.Fault.STOP);
    }
    Collections.shuffle(faults, random);
    return faults;
  }

  private void report(long begun, ImageFeed feed, Ledger ledger) {
    System.out.printf(
        "%d images, %d SIGKILLs, %d SIGTERMs in %d s: lost %d, duplicated %d, out of order %d,"
            + " dead letters %d of %d%n",
        feed.sent(),
        KILLS,
        STOPS + fleet.members().size(),
        Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
        Ledger.lost(feed.good(), ledger.predictions()).size(),
        Ledger.duplicated(ledger.predictions()),
        ledger.outOfOrder(),
        ledger.deadLetters().size(),
        feed.poison().size());
  }

  private ImageFeed feed(boolean withPoison) {
    return new ImageFeed(stack.bootstrapServers(), registry(), prefix, withPoison);
  }

  private Ledger ledger() {
    return new Ledger(stack.bootstrapServers(), registry(), prefix);
  }

  private String registry() {
    return stack.schemaRegistry().toString();
  }
}
