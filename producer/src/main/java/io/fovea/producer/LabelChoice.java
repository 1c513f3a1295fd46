package io.fovea.producer;

import io.fovea.producer.ImageLots.Lot;

/** Chooses whose labels become known; a larger fraction holds all images of a smaller one. */
final class LabelChoice {
  private final double fraction;
  private final ImageLots lots;

  LabelChoice(double fraction, long seed) {
    this.fraction = fraction;
    this.lots = new ImageLots(seed);
  }

  boolean isChosen(String imageId) {
    return fraction > 0 && lots.draw(imageId, Lot.LABEL) < fraction;
  }
}
