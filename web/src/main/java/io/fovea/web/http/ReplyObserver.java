package io.fovea.web.http;

/** Is told of every reply when it begins. */
@FunctionalInterface
public interface ReplyObserver {

  /** After {@code nanos} since the request came. */
  void replied(int status, long nanos);
}
