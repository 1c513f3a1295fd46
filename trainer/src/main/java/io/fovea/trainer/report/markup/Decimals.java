package io.fovea.trainer.report.markup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, the same on every machine. */
public final class Decimals {

  private Decimals() {}

  /** At most so many decimals, none that is an idle 0. */
  public static String trimmed(double value, int decimals) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
