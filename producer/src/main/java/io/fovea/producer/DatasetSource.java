package io.fovea.producer;

import io.fovea.datasets.Dataset;
import io.fovea.datasets.ImageContent;
import io.fovea.datasets.LabelledImage;
import io.fovea.datasets.Split;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The images of one split of a data set. */
final class DatasetSource implements ImageSource {
  private final String name;
  private final List<String> labels;
  private final List<LabelledImage> images;

  DatasetSource(Dataset dataset, Split split) {
    this.name = dataset.name() + ":" + split.text();
    this.labels = dataset.labels();
    this.images = dataset.images(split);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return images.size();
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public Iterator<OutgoingImage> images() {
    return images.stream().map(DatasetSource::outgoing).iterator();
  }

  private static OutgoingImage outgoing(LabelledImage image) {
    return new OutgoingImage(
        image.id(), Optional.of(image.label()), maxBytes -> bounded(image.content(), maxBytes));
  }

  private static ImageContent bounded(ImageContent content, int maxBytes)
      throws TooLargeImageException {
    int bytes =
        content instanceof ImageContent.Raw raw
            ? raw.pixels().length
            : ((ImageContent.Encoded) content).bytes().length;
    if (bytes > maxBytes) {
      throw new TooLargeImageException(bytes, maxBytes);
    }
    return content;
  }
}
