package io.fovea.streamsclassifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Classifier processes of one group, and what befalls them. */
final class Fleet {
  /** What can befall processes; each is replaced at once. */
  enum Fault {
    KILL,
    KILL_BOTH,
    STOP
  }

  /** More for the processes, such as {@code -Dfovea.fault.more=X:group.protocol=streams}. */
  private static final String MORE = System.getProperty("fovea.fault.more", "");

  private final List<ChildProcess> members = new ArrayList<>();
  private final List<String> settings = new ArrayList<>();
  private final Random random;

  Fleet(String bootstrapServers, String registry, String prefix, Random random) {
    this.random = random;
    settings.add("bootstrap-servers=" + bootstrapServers);
    settings.add("schema-registry=" + registry);
    settings.add("topic-prefix=" + prefix);
    settings.add("threads=2");
    settings.add("max-batch=32");
    // A killed process should be missed soon, or the test is one long wait.
    settings.add("X:session.timeout.ms=2000");
    settings.add("X:heartbeat.interval.ms=500");
    settings.add("X:producer.transaction.timeout.ms=3000");
    Stream.of(MORE.split(",")).filter(more -> !more.isEmpty()).forEach(settings::add);
  }

  List<ChildProcess> members() {
    return List.copyOf(members);
  }

  /** Whether all can be told to stop: one that only just begins may not hear it yet. */
  boolean isReady() {
    return members.stream().allMatch(ChildProcess::isReady);
  }

  ChildProcess start(String kind) {
    ChildProcess child = launch(kind);
    members.add(child);
    return child;
  }

  private ChildProcess launch(String kind) {
    List<String> arguments = new ArrayList<>(settings);
    arguments.add(0, kind);
    try {
      return ChildProcess.start(
          ClassifierChild.class,
          Files.createTempFile(Path.of("target"), "child-" + kind, ".log"),
          arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Does it to one of two, or to both.
   *
   * @return whether there was someone at work to do it to
   */
  boolean suffers(Fault fault) throws InterruptedException {
    int victim = random.nextInt(members.size());
    ChildProcess one = members.get(victim);
    ChildProcess other = members.get(1 - victim);
    if (!one.isReady() || (fault == Fault.KILL_BOTH && !other.isReady())) {
      return false;
    }
    switch (fault) {
      case KILL -> one.kill();
      case STOP -> assertThat(one.stop()).as(one.said()).isZero();
      case KILL_BOTH -> {
        one.kill();
        other.kill();
        members.set(1 - victim, launch("lookahead"));
      }
    }
    members.set(victim, launch("lookahead"));
    return true;
  }

  void killAll() throws InterruptedException {
    for (ChildProcess child : members) {
      child.kill();
    }
  }
}
