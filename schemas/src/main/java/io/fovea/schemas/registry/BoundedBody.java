package io.fovea.schemas.registry;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Collects an answer, and gives up on one that is longer than any schema. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private static final long LIMIT = 8 << 20;

  private final BodySubscriber<byte[]> body = BodySubscribers.ofByteArray();
  private Flow.Subscription subscription;
  private long received;

  private BoundedBody() {}

  static BodyHandler<byte[]> handler() {
    return response -> new BoundedBody();
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    body.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (received > LIMIT) {
      subscription.cancel();
      body.onError(new IOException("the answer is longer than " + LIMIT + " bytes"));
    } else {
      body.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable fault) {
    body.onError(fault);
  }

  @Override
  public void onComplete() {
    body.onComplete();
  }
}
