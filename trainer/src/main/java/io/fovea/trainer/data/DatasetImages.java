package io.fovea.trainer.data;

import io.fovea.datasets.ImageContent;
import io.fovea.datasets.LabelledImage;
import io.fovea.inference.image.ImageInput;

/** Images of a data set, as the preprocessor takes them. */
public final class DatasetImages {

  private DatasetImages() {}

  public static ImageInput input(LabelledImage image) {
    ImageContent content = image.content();
    if (content instanceof ImageContent.Raw raw) {
      return ImageInput.raw(raw.width(), raw.height(), raw.channels(), raw.pixels());
    }
    return ImageInput.encoded(((ImageContent.Encoded) content).bytes());
  }
}
