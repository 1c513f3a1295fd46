package io.fovea.producer.replay;

import io.fovea.schemas.deadletter.DeadLetterHeaders;
import io.fovea.schemas.deadletter.HeaderText;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;

/**
 * What makes two dead letters the same one, as text that can be stored. See RATIONALE.md for why
 * the offset alone will not do.
 */
final class Identity {
  private static final int HASH_BYTES = 8;

  private Identity() {}

  /**
   * The place of the record that became the dead letter, and a hash of it; the place of the dead
   * letter itself where it does not tell that.
   *
   * @param deadLetterTopic the id of the topic: a topic made anew gets another
   */
  static String of(DeadLetter letter, Uuid deadLetterTopic) {
    ConsumerRecord<byte[], byte[]> record = letter.record();
    return HeaderText.of(record.headers(), DeadLetterHeaders.ID)
        .map(origin -> origin + "#" + hash(record))
        .orElseGet(
            () ->
                DeadLetterHeaders.id(
                    deadLetterTopic.toString(), record.partition(), record.offset()));
  }

  private static String hash(ConsumerRecord<byte[], byte[]> record) {
    MessageDigest digest = sha256();
    Header timestamp = record.headers().lastHeader(DeadLetterHeaders.TIMESTAMP);
    add(digest, timestamp == null ? null : timestamp.value());
    add(digest, record.key());
    add(digest, record.value());
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
  }

  /** With its length before it, so that bytes cannot wander from key to value unseen. */
  private static void add(MessageDigest digest, byte[] bytes) {
    int length = bytes == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    if (bytes != null) {
      digest.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
