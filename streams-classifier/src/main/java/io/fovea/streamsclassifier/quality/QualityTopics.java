package io.fovea.streamsclassifier.quality;

import io.fovea.runtime.kafka.Topics;

/**
 * Where the topology reads and writes.
 *
 * @param partitions of {@code predictions}; labels are brought to them
 */
public record QualityTopics(String predictions, String labels, String quality, int partitions) {

  public static QualityTopics of(Topics topics, int partitions) {
    return new QualityTopics(topics.predictions(), topics.labels(), topics.quality(), partitions);
  }
}
