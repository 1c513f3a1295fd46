package io.fovea.trainer.network;

import io.fovea.inference.image.Preprocessing;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** What a network takes and tells: {@code [n, channels, height, width]} to {@code [n, classes]}. */
public record NetworkShape(int channels, int height, int width, int classes) {

  public static NetworkShape of(Preprocessing input, int classes) {
    return new NetworkShape(input.channels(), input.height(), input.width(), classes);
  }

  public InputType inputType() {
    return InputType.convolutional(height, width, channels);
  }
}
