package io.fovea.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The last line of a demo that ended by itself. Its names are a contract. */
record DemoSummary(DemoCount count, double seconds) {

  boolean isFlawless() {
    return count.isComplete()
        && count.duplicated() == 0
        && count.predictions() + count.deadLetters() == count.images()
        && count.isJudgedAlike();
  }

  String json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("images", count.images())
            .put("predictions", count.predictions())
            .put("dead_letters", count.deadLetters())
            .put("lost", count.lost())
            .put("duplicated", count.duplicated());
    if (count.accuracy() == null) {
      json.putNull("accuracy");
    } else {
      json.put("accuracy", Math.round(count.accuracy() * 1e4) / 1e4);
    }
    double rate = seconds > 0 ? count.predictions() / seconds : 0;
    return json.put("images_per_second", Math.round(rate * 10) / 10.0).toString();
  }
}
