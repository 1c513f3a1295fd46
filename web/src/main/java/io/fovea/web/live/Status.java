package io.fovea.web.live;

/**
 * Whether what is shown is of now.
 *
 * @param kafka STARTING until the topics were read for the first time
 * @param qualityTopic null: not known yet
 */
record Status(Kafka kafka, Boolean qualityTopic) {

  enum Kafka {
    STARTING,
    READING,
    KAFKA_AWAY,
    REGISTRY_AWAY
  }
}
