package io.fovea.inference.image;

import javax.imageio.stream.ImageInputStreamImpl;

/** Bytes in memory as ImageIO wants them; its own stream would copy them into blocks first. */
final class ContentStream extends ImageInputStreamImpl {
  private final byte[] content;

  ContentStream(byte[] content) {
    this.content = content;
  }

  @Override
  public int read() {
    bitOffset = 0;
    return streamPos < content.length ? content[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int at, int length) {
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= content.length) {
      return -1;
    }
    int from = (int) streamPos;
    int read = Math.min(length, content.length - from);
    System.arraycopy(content, from, target, at, read);
    streamPos += read;
    return read;
  }

  @Override
  public long length() {
    return content.length;
  }
}
