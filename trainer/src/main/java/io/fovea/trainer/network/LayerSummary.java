package io.fovea.trainer.network;

import java.util.List;

/**
 * One layer, or one joint of several.
 *
 * @param type for people, such as {@code convolution 3x3, ReLU}
 * @param output without the batch: {@code [channels, height, width]} or {@code [values]}
 * @param parameters numbers that it holds
 * @param statistics how many of them are running means and variances, which are not learned
 * @param multiplyAdds for one image, by the rules of {@link MultiplyAdds}
 */
public record LayerSummary(
    String name,
    String type,
    List<Long> output,
    long parameters,
    long statistics,
    long multiplyAdds) {

  public LayerSummary {
    output = List.copyOf(output);
  }
}
