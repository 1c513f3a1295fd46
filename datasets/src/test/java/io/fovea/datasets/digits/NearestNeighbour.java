package io.fovea.datasets.digits;

import io.fovea.datasets.ImageContent.Raw;
import io.fovea.datasets.LabelledImage;
import java.util.List;

/** Reads an image as the known image with the least squared distance. */
public final class NearestNeighbour {

  private NearestNeighbour() {}

  public static String read(LabelledImage image, List<LabelledImage> known) {
    byte[] pixels = ((Raw) image.content()).pixels();
    String best = "";
    int least = Integer.MAX_VALUE;
    for (LabelledImage candidate : known) {
      int distance = distance(pixels, ((Raw) candidate.content()).pixels(), least);
      if (distance < least) {
        least = distance;
        best = candidate.label();
      }
    }
    return best;
  }

  private static int distance(byte[] a, byte[] b, int limit) {
    int sum = 0;
    for (int i = 0; i < a.length && sum < limit; i++) {
      int difference = (a[i] & 0xff) - (b[i] & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
