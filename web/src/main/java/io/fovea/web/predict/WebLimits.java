package io.fovea.web.predict;

import java.time.Duration;

/**
 * What bounds the work and the memory that requests can cause.
 *
 * @param maxImageBytes of one image
 * @param maxImagePixels of one image, as its header tells
 * @param maxBytesInFlight of all bodies that Kafka does not have yet
 * @param maxRequests to classify an image, at the same time
 * @param maxUploadTime for a body, and for the next request on a connection
 * @param maxWait that a request may ask for
 * @param remember how long an answer is kept, and how long one is waited for
 * @param maxRemembered answers kept; as many more may be on their way
 */
public record WebLimits(
    int maxImageBytes,
    long maxImagePixels,
    long maxBytesInFlight,
    int maxRequests,
    Duration maxUploadTime,
    Duration maxWait,
    Duration remember,
    int maxRemembered) {
  /** What a form may have around its image: boundaries, headers, other fields. */
  private static final int AROUND_IMAGE = 64 << 10;

  private static final Duration WAIT_UNASKED = Duration.ofSeconds(10);

  /** Of a body that holds an image in a form. */
  public int maxBodyBytes() {
    return maxImageBytes + AROUND_IMAGE;
  }

  public Duration waitUnasked() {
    return WAIT_UNASKED.compareTo(maxWait) < 0 ? WAIT_UNASKED : maxWait;
  }
}
