package io.fovea.benchmarks.load;

import io.fovea.benchmarks.load.NetworkSpec.Convolution;
import io.fovea.benchmarks.load.NetworkSpec.Dense;
import io.fovea.benchmarks.load.NetworkSpec.GlobalPooling;
import io.fovea.benchmarks.load.NetworkSpec.MaxPooling;
import io.fovea.inference.image.ImageFormat;
import io.fovea.inference.image.ImageInput;
import java.util.List;
import java.util.Locale;

/** Images of one kind, and the network that takes them. */
public enum Load {
  /** Digits of 28x28 grey pixels, not encoded; two convolutions and a dense layer of 64. */
  RAW28(1, ImageFormat.RAW, 28, 1, lenet(28, 1)),
  /** Small PNGs in colour. */
  PNG32(4, ImageFormat.PNG, 32, 3, lenet(32, 3)),
  /** Photographs of the network's own size; about 50 million multiply-adds. */
  JPEG224(40, ImageFormat.JPEG, 224, 3, photographs()),
  /** Photographs of 500 KB, made small for the same network. */
  JPEG500K(160, ImageFormat.JPEG, Photographs.LARGE_SIDE, 3, photographs()),
  /**
   * The feed-forward network 784-32-32-32-32-10 of Crayfish (Horchidan et al., EDBT 2024), one
   * image a record as there.
   */
  CRAYFISH(
      1,
      ImageFormat.RAW,
      28,
      1,
      new NetworkSpec(1, 28, List.of(new Dense(32), new Dense(32), new Dense(32), new Dense(32))));

  private final int share;
  private final ImageFormat format;
  private final int side;
  private final int channels;
  private final NetworkSpec network;

  Load(int share, ImageFormat format, int side, int channels, NetworkSpec network) {
    this.share = share;
    this.format = format;
    this.side = side;
    this.channels = channels;
    this.network = network;
  }

  private static NetworkSpec lenet(int side, int channels) {
    return new NetworkSpec(
        channels,
        side,
        List.of(
            new Convolution(32, 1, 0),
            new MaxPooling(),
            new Convolution(64, 1, 0),
            new MaxPooling(),
            new Dense(64)));
  }

  /** Five convolutions that halve the image each. */
  private static NetworkSpec photographs() {
    return new NetworkSpec(
        3,
        224,
        List.of(
            new Convolution(16, 2, 1),
            new Convolution(32, 2, 1),
            new Convolution(64, 2, 1),
            new Convolution(96, 2, 1),
            new Convolution(128, 2, 1),
            new GlobalPooling()));
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of so many images of 28x28, how many of these make as long a run; at least one. */
  public int imagesOf(int images) {
    return Math.max(1, images / share);
  }

  public NetworkSpec network() {
    return network;
  }

  /** Whether decoding is a part of the work. */
  public boolean encoded() {
    return format != ImageFormat.RAW;
  }

  /**
   * Whether the network is a part of the work that counts. Not so beside the decoding of 500 KB,
   * and not where all of it takes a microsecond.
   */
  public boolean gainsByInt8() {
    return this != JPEG500K && this != CRAYFISH;
  }

  /** Different ones, to be taken in turn; always the same. */
  public List<byte[]> contents() {
    return switch (this) {
      case RAW28, CRAYFISH -> Digits.raw(256);
      case PNG32 -> Photographs.png(256, side);
      case JPEG224 -> Photographs.jpeg(32, side);
      case JPEG500K -> Photographs.jpeg(8, side);
    };
  }

  /** As the classifier takes it. */
  public ImageInput input(byte[] content) {
    return new ImageInput(format, width(), width(), encoded() ? null : channels, content);
  }

  public String format() {
    return format.name();
  }

  /** Pixels of a side, {@code null} where the bytes tell. */
  public Integer width() {
    return encoded() ? null : side;
  }

  public Integer channels() {
    return encoded() ? null : channels;
  }
}
