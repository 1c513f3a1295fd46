package io.fovea.producer;

import io.fovea.producer.ImageLots.Lot;
import java.util.List;
import java.util.Optional;

/**
 * Chooses which labels are wrong at first, and which class they name then; a larger fraction holds
 * all mistakes of a smaller one, and they are the same ones.
 */
final class Mistakes {
  private final double fraction;
  private final ImageLots lots;
  private final List<String> classes;

  /**
   * @param fraction of the labels, 0 to 1
   * @param classes at least two, unless the fraction is 0
   */
  Mistakes(double fraction, long seed, List<String> classes) {
    if (fraction > 0 && classes.size() < 2) {
      throw new IllegalArgumentException("no other class to mistake one for: " + classes);
    }
    this.fraction = fraction;
    this.lots = new ImageLots(seed);
    this.classes = List.copyOf(classes);
  }

  /** The class that the image is taken for at first; absent: its label is right at once. */
  Optional<String> of(String imageId, String label) {
    return fraction > 0 && lots.draw(imageId, Lot.MISTAKE) < fraction
        ? Optional.of(otherClass(imageId, label))
        : Optional.empty();
  }

  /** All others are as likely. */
  private String otherClass(String imageId, String label) {
    int other = (int) (lots.draw(imageId, Lot.MISTAKEN_CLASS) * (classes.size() - 1));
    return classes.get(other < classes.indexOf(label) ? other : other + 1);
  }
}
