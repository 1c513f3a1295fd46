package io.fovea.web.live.events;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Writes to one who watches, one message at a time and never waiting. While a message is on its
 * way, newer ones replace those that were not sent: a slow watcher holds one message and nothing
 * else. Safe for use by many threads.
 */
final class Watcher {
  private final Response response;
  private final Callback end;
  private final Runnable onGone;
  private final Map<String, Long> sent = new HashMap<>();
  private List<Message> newest = List.of();
  private boolean writing;
  private boolean ending;

  /**
   * @param end told once when nothing more will be written
   * @param onGone called when the watcher does not take messages any more
   */
  Watcher(Response response, Callback end, Runnable onGone) {
    this.response = response;
    this.end = end;
    this.onGone = onGone;
  }

  /** The newest message of each kind. */
  void offer(List<Message> messages) {
    synchronized (this) {
      newest = messages;
      if (writing || ending) {
        return;
      }
      writing = true;
    }
    writeNext();
  }

  /** Ends the stream, behind what is on its way. */
  void end() {
    synchronized (this) {
      if (ending) {
        return;
      }
      ending = true;
      if (writing) {
        return;
      }
      writing = true;
    }
    writeNext();
  }

  private void writeNext() {
    Message next;
    boolean last;
    synchronized (this) {
      last = ending;
      next = last ? null : unsent();
      writing = last || next != null;
    }
    if (last) {
      response.write(true, null, end);
    } else if (next != null) {
      response.write(
          false, ByteBuffer.wrap(next.bytes()), Callback.from(this::writeNext, this::gone));
    }
  }

  private Message unsent() {
    for (Message message : newest) {
      if (sent.getOrDefault(message.kind(), -1L) < message.version()) {
        sent.put(message.kind(), message.version());
        return message;
      }
    }
    return null;
  }

  private void gone(Throwable failure) {
    synchronized (this) {
      ending = true;
      newest = List.of();
    }
    onGone.run();
    end.failed(failure);
  }
}
