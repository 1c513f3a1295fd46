package io.fovea.producer.replay;

/** What becomes of a dead letter in one call. Every one gets exactly one verdict. */
enum Verdict {
  REPLAYED,
  /** It, or a copy of it, went back before. */
  ALREADY_REPLAYED,
  /** Its image went back as often as it may, and failed each time. */
  STILL_BAD,
  /** Not asked for in this call; a later one can still take it. */
  OTHER_REASON,
  /** It was in a topic that is none of ours. */
  OTHER_TOPIC,
  /** The topic of images takes no record of its size. */
  TOO_LARGE
}
