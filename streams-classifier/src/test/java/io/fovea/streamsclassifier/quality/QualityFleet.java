package io.fovea.streamsclassifier.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.fovea.localstack.LocalStack;
import io.fovea.streamsclassifier.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Quality processes of one group. */
final class QualityFleet {
  private final LocalStack stack;
  private final String prefix;
  private final List<ChildProcess> members = new ArrayList<>();
  private final List<Path> disks = new ArrayList<>();

  QualityFleet(LocalStack stack, String prefix) {
    this.stack = stack;
    this.prefix = prefix;
  }

  void start(int size) throws IOException {
    for (int i = 0; i < size; i++) {
      disks.add(disk());
      members.add(launch(disks.get(i)));
    }
  }

  private static Path disk() throws IOException {
    return Files.createTempDirectory(Path.of("target"), "quality-state");
  }

  private ChildProcess launch(Path disk) throws IOException {
    return ChildProcess.start(
        QualityChild.class,
        Files.createTempFile(Path.of("target"), "child-quality", ".log"),
        List.of(
            "bootstrap-servers=" + stack.bootstrapServers(),
            "schema-registry=" + stack.schemaRegistry(),
            "topic-prefix=" + prefix,
            "state-dir=" + disk.toAbsolutePath(),
            "threads=2",
            // A killed process should be missed soon, or the test is one long wait.
            "X:session.timeout.ms=2000",
            "X:heartbeat.interval.ms=500",
            "X:producer.transaction.timeout.ms=3000"));
  }

  boolean isReady() {
    return members.stream().allMatch(ChildProcess::isReady);
  }

  boolean isAlive() {
    return members.stream().allMatch(ChildProcess::isAlive);
  }

  /**
   * SIGKILL, and another in its place.
   *
   * @param withDisk whether that one has nothing of what the first one kept
   */
  void kill(int member, boolean withDisk) throws IOException, InterruptedException {
    members.get(member).kill();
    if (withDisk) {
      disks.set(member, disk());
    }
    members.set(member, launch(disks.get(member)));
  }

  void stop() throws InterruptedException {
    for (ChildProcess member : members) {
      assertThat(member.stop()).as(member.said()).isZero();
    }
  }

  void killAll() throws InterruptedException {
    for (ChildProcess member : members) {
      member.kill();
    }
  }
}
