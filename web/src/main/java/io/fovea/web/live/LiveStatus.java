package io.fovea.web.live;

/** How reading goes, as those who read tell it. Safe for use by many threads. */
public final class LiveStatus {
  private volatile boolean read;
  private volatile boolean brokerAway;
  private volatile boolean readerAway;
  private volatile boolean registryAway;
  private volatile Boolean qualityTopic;

  /** The topics were read just now. */
  public void reads() {
    read = true;
    readerAway = false;
    registryAway = false;
  }

  /** Kafka fails whoever reads the topics. */
  public void readerAway() {
    readerAway = true;
  }

  /** Records cannot be decoded now. */
  public void registryAway() {
    registryAway = true;
  }

  /** A consumer waits in silence when the broker is away; only questions tell. */
  public void brokerAnswers(boolean answers) {
    brokerAway = !answers;
  }

  /** Whether the topic of reports is there: nobody needs to run {@code fovea quality}. */
  public void qualityTopic(boolean there) {
    qualityTopic = there;
  }

  Status now() {
    if (brokerAway || readerAway) {
      return new Status(Status.Kafka.KAFKA_AWAY, qualityTopic);
    } else if (registryAway) {
      return new Status(Status.Kafka.REGISTRY_AWAY, qualityTopic);
    }
    return new Status(read ? Status.Kafka.READING : Status.Kafka.STARTING, qualityTopic);
  }
}
