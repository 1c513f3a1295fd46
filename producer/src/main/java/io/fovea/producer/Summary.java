package io.fovea.producer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * How a publication ended. Its names in JSON are a contract.
 *
 * @param labels images whose label was published, right or wrong: corrections count apart, so that
 *     this is what coverage is made of, whatever the share of mistakes
 * @param corrected corrections; the topic holds {@code labels + corrected} records
 * @param labelsDropped labels and corrections whose time had not come when the end was asked for
 * @param seconds from the first image to the last acknowledgement
 */
record Summary(
    long published,
    long labels,
    long corrected,
    long labelsDropped,
    long tooLarge,
    long unreadable,
    double seconds) {

  static Summary of(Tally tally, long labelsDropped, double seconds) {
    return new Summary(
        tally.published(),
        tally.labels(),
        tally.corrected(),
        labelsDropped,
        tally.tooLarge(),
        tally.unreadable(),
        seconds);
  }

  String json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("published", published)
        .put("labels", labels)
        .put("corrected", corrected)
        .put("labels_dropped", labelsDropped)
        .put("too_large", tooLarge)
        .put("unreadable", unreadable)
        .put("seconds", rounded(seconds))
        .put("images_per_second", rounded(seconds == 0 ? 0 : published / seconds))
        .toString();
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
