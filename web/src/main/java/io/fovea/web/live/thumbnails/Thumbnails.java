package io.fovea.web.live.thumbnails;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest thumbnails, as PNG, by the id under which a prediction is shown. Safe for use by many
 * threads.
 */
public final class Thumbnails {
  /** More than the page shows at a time, for those who show it with a delay. */
  private static final int MOST = 64;

  private final Map<String, byte[]> pngs = new LinkedHashMap<>();

  public synchronized void put(String id, byte[] png) {
    pngs.remove(id);
    pngs.put(id, png);
    if (pngs.size() > MOST) {
      pngs.remove(pngs.keySet().iterator().next());
    }
  }

  /** Nothing if it is unknown or gone. */
  public synchronized Optional<byte[]> find(String id) {
    return Optional.ofNullable(pngs.get(id));
  }

  public synchronized void clear() {
    pngs.clear();
  }
}
