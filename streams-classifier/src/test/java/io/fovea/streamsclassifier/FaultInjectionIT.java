package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.localstack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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

  /** More for the processes, such as {@code -Dfovea.fault.more=X:group.protocol=streams}. */
  private static final String MORE = System.getProperty("fovea.fault.more", "");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<ChildProcess> fleet = new ArrayList<>();
  private static LocalStack stack;
  private String prefix;
  private int started;

  @BeforeAll
  static void startStack() {
    stack = LocalStack.start();
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @AfterEach
  void stopAll() throws InterruptedException {
    for (ChildProcess child : fleet) {
      child.kill();
    }
  }

  private void createTopics(String prefix) {
    this.prefix = prefix;
    stack.createTopic(prefix + "images", PARTITIONS);
    stack.createTopic(prefix + "predictions", PARTITIONS);
    stack.createTopic(prefix + "images.dlq", 2);
  }

  @Test
  void losesAndDoublesNothingWhateverIsKilledWhen() throws Exception {
    long begun = System.nanoTime();
    List<Fault> faults = faults();
    createTopics("look.");
    try (ImageFeed feed = feed(true);
        Ledger ledger = ledger()) {
      feed.send(IMAGES);
      fleet.add(start("lookahead"));
      fleet.add(start("lookahead"));
      int injected = 0;
      int nextAt = random.nextInt(2_000);
      while (injected < faults.size() || ledger.seen() < feed.sent()) {
        assertThat(System.nanoTime() - begun).as("seed " + seed).isLessThan(DEADLINE.toNanos());
        ledger.read();
        if (injected < faults.size() && feed.sent() - ledger.seen() < 4_000) {
          feed.send(5_000); // a fault without work under way would prove nothing
        }
        if (injected < faults.size() && ledger.seen() >= nextAt && inject(faults.get(injected))) {
          injected++;
          nextAt = ledger.seen() + random.nextInt(IMAGES / faults.size());
        }
      }
      for (ChildProcess child : fleet) {
        assertThat(child.stop()).as(child.said()).isZero();
        assertThat(child.meanBatch()).as("or it would prove nothing").isGreaterThan(2);
      }
      ledger.readToTheEnd();
      report(begun, feed, ledger);

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
        feed.send(4_000);
        ChildProcess child = start("naive");
        fleet.add(child);
        int until = ledger.seen() + 1_000 + random.nextInt(1_000);
        while (ledger.seen() < until) {
          assertThat(child.isAlive()).as(child.said()).isTrue();
          ledger.read();
        }
        assertThat(child.stop()).as(child.said()).isZero();
      }
      ChildProcess last = start("naive");
      fleet.add(last);
      awaitConsumed(last, ledger);
      last.stop();
      ledger.readToTheEnd();

      int lost = Ledger.lost(feed.good(), ledger.predictions()).size();
      System.out.printf(
          "buffering processor: %d of %d lost in 3 graceful stops%n", lost, feed.sent());
      assertThat(lost).as("seed " + seed).isPositive();
    }
  }

  private enum Fault {
    KILL,
    KILL_BOTH,
    STOP
  }

  /** In random order; one kill takes both processes at once. */
  private List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < KILLS - 2; i++) {
      faults.add(Fault.KILL);
    }
    faults.add(Fault.KILL_BOTH);
    for (int i = 0; i < STOPS; i++) {
      faults.add(Fault.STOP);
    }
    Collections.shuffle(faults, random);
    return faults;
  }

  /** Whether there was someone at work to do it to. */
  private boolean inject(Fault fault) throws InterruptedException {
    int victim = random.nextInt(fleet.size());
    if (!fleet.get(victim).isReady()
        || (fault == Fault.KILL_BOTH && !fleet.get(1 - victim).isReady())) {
      return false;
    }
    switch (fault) {
      case KILL -> fleet.get(victim).kill();
      case STOP -> assertThat(fleet.get(victim).stop()).as(fleet.get(victim).said()).isZero();
      case KILL_BOTH -> {
        fleet.get(victim).kill();
        fleet.get(1 - victim).kill();
        fleet.set(1 - victim, start("lookahead"));
      }
    }
    fleet.set(victim, start("lookahead"));
    return true;
  }

  private ChildProcess start(String kind) {
    started++;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                kind,
                "bootstrap-servers=" + stack.bootstrapServers(),
                "schema-registry=" + registry(),
                "topic-prefix=" + prefix,
                "threads=2",
                "max-batch=32",
                "X:session.timeout.ms=2000",
                "X:heartbeat.interval.ms=500",
                "X:producer.transaction.timeout.ms=3000"));
    Stream.of(MORE.split(",")).filter(more -> !more.isEmpty()).forEach(arguments::add);
    try {
      Path log = Files.createTempFile(Path.of("target"), "child-" + kind + "-" + started, ".log");
      return ChildProcess.start(log, arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until the group has committed every image, whether or not anything came of it. */
  private void awaitConsumed(ChildProcess child, Ledger ledger) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      long left = 1;
      while (left > 0) {
        assertThat(child.isAlive()).as(child.said()).isTrue();
        ledger.read();
        left = notCommitted(admin);
      }
    }
  }

  private long notCommitted(Admin admin) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(prefix + "fovea-classifier")
            .partitionsToOffsetAndMetadata(prefix + "fovea-classifier")
            .get();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      latest.put(new TopicPartition(prefix + "images", partition), OffsetSpec.latest());
    }
    long left = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        admin.listOffsets(latest).all().get().entrySet()) {
      OffsetAndMetadata done = committed.get(end.getKey());
      left += end.getValue().offset() - (done == null ? 0 : done.offset());
    }
    return left;
  }

  private void report(long begun, ImageFeed feed, Ledger ledger) {
    System.out.printf(
        "%d images, %d SIGKILLs, %d SIGTERMs in %d s: lost %d, duplicated %d, out of order %d,"
            + " dead letters %d of %d%n",
        feed.sent(),
        KILLS,
        STOPS + fleet.size(),
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
