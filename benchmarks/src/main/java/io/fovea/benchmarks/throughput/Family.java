package io.fovea.benchmarks.throughput;

import java.util.List;

/** What a row is, so that others can be compared with the best of its kind. */
public enum Family {
  BARE_ONNX,
  BARE_DL4J,
  /** The engine alone where the limit is decoding and the engine: to compare with nothing. */
  ENGINE_ALONE,
  FOVEA_ONNX,
  FOVEA_DL4J,
  AT_LEAST_ONCE_ONNX,
  AT_LEAST_ONCE_DL4J,
  RECORD_AT_A_TIME,
  PEER_ONNX,
  PEER_TORCH;

  /** The limit of a row of ours. */
  Family limit() {
    return this == FOVEA_DL4J || this == AT_LEAST_ONCE_DL4J ? BARE_DL4J : BARE_ONNX;
  }

  /** The same with the weaker guarantee. */
  Family weaker() {
    return this == FOVEA_DL4J ? AT_LEAST_ONCE_DL4J : AT_LEAST_ONCE_ONNX;
  }

  boolean isOurs() {
    return List.of(FOVEA_ONNX, FOVEA_DL4J, AT_LEAST_ONCE_ONNX, AT_LEAST_ONCE_DL4J).contains(this);
  }

  boolean isExactlyOnce() {
    return this == FOVEA_ONNX || this == FOVEA_DL4J;
  }
}
