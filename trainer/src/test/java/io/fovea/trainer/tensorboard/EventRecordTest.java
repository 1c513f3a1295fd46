package io.fovea.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EventRecordTest {
  private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

  /** The check value of CRC-32C is published: 0xE3069283. */
  @Test
  void masksTheChecksum() {
    int published = 0xE3069283;
    int masked = ((published >>> 15) | (published << 17)) + 0xa282ead8;
    assertThat(EventRecord.masked(DIGITS, DIGITS.length)).isEqualTo(masked);
  }

  @Test
  void framesAMessage() {
    byte[] record = EventRecord.framed(DIGITS);
    HexFormat hex = HexFormat.of();
    assertThat(record).hasSize(8 + 4 + 9 + 4);
    assertThat(hex.formatHex(record, 0, 8)).isEqualTo("0900000000000000");
    assertThat(hex.formatHex(record, 12, 21)).isEqualTo(hex.formatHex(DIGITS));
    int masked = EventRecord.masked(DIGITS, DIGITS.length);
    assertThat(hex.formatHex(record, 21, 25))
        .isEqualTo(hex.toHexDigits(Integer.reverseBytes(masked)));
  }
}
