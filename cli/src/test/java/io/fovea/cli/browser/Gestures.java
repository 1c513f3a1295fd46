package io.fovea.cli.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What hands do, as WebDriver's action sequences. */
final class Gestures {
  private static final int MILLIS_A_MOVE = 30;

  private Gestures() {}

  /** Presses keys one after another, and lets them go in the opposite order. */
  static Map<String, ?> keys(String... keys) {
    List<Map<String, ?>> actions = new ArrayList<>();
    for (String key : keys) {
      actions.add(Map.of("type", "keyDown", "value", key));
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      actions.add(Map.of("type", "keyUp", "value", keys[i]));
    }
    return Map.of("type", "key", "id", "keyboard", "actions", actions);
  }

  /**
   * One line with the mouse held down.
   *
   * @param origin the element that is drawn on
   * @param box its size
   * @param points from 0 to 1 of its width and height
   */
  static Map<String, ?> stroke(Map<String, ?> origin, JsonNode box, double[]... points) {
    List<Map<String, ?>> actions = new ArrayList<>();
    actions.add(move(origin, box, points[0]));
    actions.add(Map.of("type", "pointerDown", "button", 0));
    for (int i = 1; i < points.length; i++) {
      actions.add(move(origin, box, points[i]));
    }
    actions.add(Map.of("type", "pointerUp", "button", 0));
    return Map.of(
        "type",
        "pointer",
        "id",
        "mouse",
        "parameters",
        Map.of("pointerType", "mouse"),
        "actions",
        actions);
  }

  /** Origins of elements are their middles. */
  private static Map<String, ?> move(Map<String, ?> origin, JsonNode box, double[] point) {
    return Map.of(
        "type",
        "pointerMove",
        "duration",
        MILLIS_A_MOVE,
        "origin",
        origin,
        "x",
        Math.round((point[0] - 0.5) * box.path("width").asDouble()),
        "y",
        Math.round((point[1] - 0.5) * box.path("height").asDouble()));
  }
}
