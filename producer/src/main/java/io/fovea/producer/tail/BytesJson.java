package io.fovea.producer.tail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Bytes as JSON: {@code bytes} is their number, {@code sha256} their hash in hex.
 *
 * @param inFull whether {@code base64} holds all of them as well
 */
record BytesJson(boolean inFull) {

  ObjectNode of(byte[] bytes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("bytes", bytes.length).put("sha256", sha256(bytes));
    return inFull ? json.put("base64", Base64.getEncoder().encodeToString(bytes)) : json;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
