package io.fovea.inference.image;

import java.nio.FloatBuffer;

/**
 * The memory and the decoders that one thread makes images ready with; they serve image after
 * image.
 */
final class Preparation {
  private final Preprocessing to;
  private final ImageDecoder decoder;
  private final Resampler resampler;
  private final PixelRow stored;
  private final Planes planes;

  Preparation(Preprocessing to, Normalization normalization, ImageLimits limits) {
    this.to = to;
    this.decoder = new ImageDecoder(limits);
    this.resampler = new Resampler(to.channels());
    this.stored = new PixelRow(to.channels());
    this.planes = new Planes(to, normalization);
  }

  void prepare(ImageInput image, FloatBuffer target) throws RejectedImageException {
    PixelRows rows = decoder.decode(image);
    if (rows.orientation() == Orientation.UPRIGHT && isOfOurSize(rows)) {
      copy(rows);
    } else {
      resize(rows);
    }
    planes.writeTo(target);
  }

  private boolean isOfOurSize(PixelRows rows) {
    return rows.height() == to.height() && rows.width() == to.width();
  }

  /** The way of most images of a stream of small ones: a table, no arithmetic. */
  private void copy(PixelRows rows) throws RejectedImageException {
    if (rows instanceof ByteRows bytes && bytes.isDense(to.channels())) {
      planes.putAll(bytes.pixels(), bytes.first());
      return;
    }
    planes.begin(Area.whole(to.width(), to.height()), Orientation.UPRIGHT);
    for (int y = 0; y < to.height(); y++) {
      rows.read(y, stored);
      planes.put(y, stored.samples(), stored.first());
    }
  }

  private void resize(PixelRows rows) throws RejectedImageException {
    Orientation orientation = rows.orientation();
    boolean swaps = orientation.swapsAxes();
    int uprightWidth = swaps ? rows.height() : rows.width();
    int uprightHeight = swaps ? rows.width() : rows.height();
    Placement placement = Placement.of(to, uprightWidth, uprightHeight);
    Area source = orientation.stored(placement.source(), rows.width(), rows.height());
    Area shown = placement.target();
    planes.begin(shown, orientation);
    resampler.resize(
        rows,
        source,
        swaps ? shown.height() : shown.width(),
        swaps ? shown.width() : shown.height(),
        planes);
  }

  /** Which part of an upright image goes to which part of the network's input. */
  private record Placement(Area source, Area target) {

    static Placement of(Preprocessing to, int width, int height) {
      Area whole = Area.whole(width, height);
      Area input = Area.whole(to.width(), to.height());
      return switch (to.resize()) {
        case STRETCH -> new Placement(whole, input);
        case FIT -> new Placement(whole, Area.centred(to.width(), to.height(), width, height));
        case CENTER_CROP ->
            new Placement(Area.centred(width, height, to.width(), to.height()), input);
      };
    }
  }
}
