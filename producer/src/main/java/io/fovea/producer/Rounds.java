package io.fovea.producer;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A wanted number of images from a source that starts over when it has no more. Ids stay unique: a
 * prefix is put before each, and from the second round on the number of the round behind it.
 */
final class Rounds implements Iterator<OutgoingImage> {
  private final ImageSource source;
  private final long count;
  private final String idPrefix;
  private Iterator<OutgoingImage> images;
  private long round = 1;
  private long given;

  Rounds(ImageSource source, long count, String idPrefix) {
    this.source = source;
    this.count = count;
    this.idPrefix = idPrefix;
    this.images = source.images();
  }

  @Override
  public boolean hasNext() {
    return given < count;
  }

  @Override
  public OutgoingImage next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (!images.hasNext()) {
      images = source.images();
      round++;
    }
    given++;
    OutgoingImage image = images.next();
    return image.withId(idPrefix + image.id() + (round == 1 ? "" : "@" + round));
  }
}
