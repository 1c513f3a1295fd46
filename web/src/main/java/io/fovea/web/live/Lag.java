package io.fovea.web.live;

/**
 * Images that the classifier has not committed yet.
 *
 * @param group its consumer group
 * @param images of all partitions; null: not known
 * @param most of one partition; null: not known
 * @param started whether the group ever committed
 */
public record Lag(String group, Long images, Long most, boolean started) {

  public static Lag unknown(String group) {
    return new Lag(group, null, null, false);
  }
}
