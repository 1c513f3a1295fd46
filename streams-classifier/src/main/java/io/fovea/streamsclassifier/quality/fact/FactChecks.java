package io.fovea.streamsclassifier.quality.fact;

import io.fovea.streamsclassifier.deadletter.RejectedRecordException;
import java.util.List;

/** What a readable record may still not be. Reasons are a contract. */
public final class FactChecks {
  private static final String EMPTY = "EMPTY_FIELD";
  private static final String TOO_LONG = "FIELD_TOO_LONG";
  private static final String BAD_CONFIDENCE = "BAD_CONFIDENCE";

  /** All of them. */
  public static final List<String> REASONS = List.of(EMPTY, TOO_LONG, BAD_CONFIDENCE);

  private static final int LONGEST_ID = 1_000;

  /** It stands in every report; thousands of them must fit into one record. */
  private static final int LONGEST_NAME = 128;

  private FactChecks() {}

  static String imageId(String id) {
    return checked(id, "imageId", LONGEST_ID);
  }

  /**
   * @param field for the message
   */
  static String name(String text, String field) {
    return checked(text, field, LONGEST_NAME);
  }

  static float confidence(float confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw rejection(BAD_CONFIDENCE, "confidence must be 0 to 1, but is " + confidence);
    }
    return confidence;
  }

  private static String checked(String text, String field, int longest) {
    if (text == null || text.isEmpty()) {
      throw rejection(EMPTY, field + " is empty");
    } else if (text.length() > longest) {
      throw rejection(
          TOO_LONG,
          "%s has %,d characters; at most %,d are read".formatted(field, text.length(), longest));
    }
    return text;
  }

  private static RejectedRecordException rejection(String reason, String message) {
    return new RejectedRecordException(reason, message, null);
  }
}
