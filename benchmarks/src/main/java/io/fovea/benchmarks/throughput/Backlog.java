package io.fovea.benchmarks.throughput;

import io.fovea.benchmarks.load.BenchModel;
import io.fovea.benchmarks.load.Load;
import io.fovea.benchmarks.stack.BenchStack;
import io.fovea.benchmarks.stack.ImagePublisher;
import io.fovea.runtime.StopSignal;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * Images that wait, for one row after another: each reads them from the start in a group of its
 * own, and all write to the same topic.
 *
 * @param images how many
 */
public record Backlog(BenchStack stack, Load load, BenchModel model, int images) {

  /** Fills it. */
  public void publish(StopSignal stop) throws Exception {
    try (ImagePublisher publisher = new ImagePublisher(stack.kafka(), load, 20)) {
      publisher.publishAll(images, stop);
    }
  }

  /** Lets the predictions of the last row go: nobody reads them again, and disks are finite. */
  void clear() throws InterruptedException, ExecutionException {
    String topic = stack.kafka().topics().predictions();
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
      for (int i = 0; i < stack.kafka().partitions(); i++) {
        TopicPartition partition = new TopicPartition(topic, i);
        long end =
            admin
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(end))).all().get();
      }
    }
  }
}
