package io.fovea.benchmarks.throughput;

import java.util.List;
import java.util.Optional;

/** What a row is, so that others can be compared with the best of its kind. */
public enum Family {
  BARE_ONNX,
  BARE_DL4J,
  BARE_INT8,
  /** The engine alone where the limit is decoding and the engine: to compare with nothing. */
  ENGINE_ALONE,
  ENGINE_ALONE_INT8,
  FOVEA_ONNX,
  FOVEA_DL4J,
  FOVEA_INT8,
  AT_LEAST_ONCE_ONNX,
  AT_LEAST_ONCE_DL4J,
  RECORD_AT_A_TIME,
  PEER_ONNX,
  PEER_TORCH;

  /** The limit of a row of ours. */
  Family limit() {
    if (this == FOVEA_INT8) {
      return BARE_INT8;
    }
    return this == FOVEA_DL4J || this == AT_LEAST_ONCE_DL4J ? BARE_DL4J : BARE_ONNX;
  }

  /** The same with the weaker guarantee, if that is run. */
  Optional<Family> weaker() {
    return switch (this) {
      case FOVEA_ONNX -> Optional.of(AT_LEAST_ONCE_ONNX);
      case FOVEA_DL4J -> Optional.of(AT_LEAST_ONCE_DL4J);
      default -> Optional.empty();
    };
  }

  /** The same in float32, of those in int8. */
  Optional<Family> float32() {
    return switch (this) {
      case BARE_INT8 -> Optional.of(BARE_ONNX);
      case ENGINE_ALONE_INT8 -> Optional.of(ENGINE_ALONE);
      case FOVEA_INT8 -> Optional.of(FOVEA_ONNX);
      default -> Optional.empty();
    };
  }

  boolean isOurs() {
    return List.of(FOVEA_ONNX, FOVEA_DL4J, FOVEA_INT8, AT_LEAST_ONCE_ONNX, AT_LEAST_ONCE_DL4J)
        .contains(this);
  }
}
