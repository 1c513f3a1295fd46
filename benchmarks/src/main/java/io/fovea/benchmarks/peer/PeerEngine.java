package io.fovea.benchmarks.peer;

import java.util.Locale;

/** What runs the network in a peer. */
public enum PeerEngine {
  ONNX,
  TORCH;

  /** As {@code classify.py} calls it. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
