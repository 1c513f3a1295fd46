package io.fovea.streamsclassifier;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group of classifiers is behind, whether or not anything came of what it consumed. */
final class GroupLag implements AutoCloseable {
  private final Admin admin;
  private final String group;
  private final Map<TopicPartition, OffsetSpec> latest = new HashMap<>();

  GroupLag(String bootstrapServers, String prefix, int partitions) {
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    group = prefix + "fovea-classifier";
    for (int partition = 0; partition < partitions; partition++) {
      latest.put(new TopicPartition(prefix + "images", partition), OffsetSpec.latest());
    }
  }

  /** Images that are published, and whose consumption is not committed. */
  long images() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group).get();
    long left = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
        admin.listOffsets(latest).all().get().entrySet()) {
      OffsetAndMetadata done = committed.get(end.getKey());
      left += end.getValue().offset() - (done == null ? 0 : done.offset());
    }
    return left;
  }

  @Override
  public void close() {
    admin.close();
  }
}
