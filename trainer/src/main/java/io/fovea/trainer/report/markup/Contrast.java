package io.fovea.trainer.report.markup;

/** Which colour of writing is read best on a tinted patch. */
public final class Contrast {

  private Contrast() {}

  /**
   * The ink for writing on a patch that must be good in both themes at once, since the page changes
   * the theme without drawing anew.
   *
   * @param strength how much of {@code ink} covers {@link Ink#PAGE}, 0 to 1
   */
  public static Ink writingOn(Ink ink, double strength) {
    boolean whiteInLight = wantsWhite(mixed(Palette.LIGHT, ink, strength));
    boolean whiteInDark = wantsWhite(mixed(Palette.DARK, ink, strength));
    if (whiteInLight == whiteInDark) {
      return whiteInLight ? Ink.WHITE : Ink.BLACK;
    }
    return whiteInLight ? Ink.WHITE_ON_LIGHT : Ink.BLACK_ON_LIGHT;
  }

  /** Red, green and blue, 0 to 1, of ink on the page. */
  public static double[] mixed(Palette palette, Ink ink, double strength) {
    double[] under = rgb(palette.of(Ink.PAGE));
    double[] over = rgb(palette.of(ink));
    double[] mix = new double[3];
    for (int i = 0; i < mix.length; i++) {
      mix[i] = under[i] + strength * (over[i] - under[i]);
    }
    return mix;
  }

  private static boolean wantsWhite(double[] patch) {
    double[] white = rgb(Ink.WHITE.light());
    return ratio(white, patch) > ratio(rgb(Ink.BLACK.light()), patch);
  }

  /** From 1 to 21 (WCAG 2.1, "contrast ratio"). */
  static double ratio(double[] a, double[] b) {
    double lighter = Math.max(luminance(a), luminance(b));
    double darker = Math.min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(double[] rgb) {
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
  }

  private static double linear(double value) {
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  static double[] rgb(String hex) {
    int value = Integer.parseInt(hex.substring(1), 16);
    return new double[] {(value >> 16) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0};
  }
}
