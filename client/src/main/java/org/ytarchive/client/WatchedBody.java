package org.ytarchive.client;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;

/**
 * A body that is sent once and may take as long as it likes, but whose other side may not stop
 * taking. A source that is slow to be read is nobody's silence.
 */
final class WatchedBody implements BodyPublisher {
  private final BodyPublisher body;
  private final Duration longestSilence;
  private final Function<Duration, Executor> later;
  private final CompletableFuture<Void> sent = new CompletableFuture<>();
  private volatile long offeredAt;
  private volatile boolean waiting;

  /**
   * @param later runs something after a pause
   */
  WatchedBody(BodyPublisher body, Duration longestSilence, Function<Duration, Executor> later) {
    this.body = body;
    this.longestSilence = longestSilence;
    this.later = later;
  }

  /** The request with this as its body. */
  HttpRequest in(HttpRequest request) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .method(request.method(), this)
        .build();
  }

  /** There is an answer, or none will come. */
  void end() {
    sent.complete(null);
  }

  /** Completes when there is no more to send; fails when nothing of it was taken for too long. */
  CompletableFuture<Void> sent() {
    return sent;
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> sender) {
    body.subscribe(new Offered(sender));
    watch();
  }

  private void watch() {
    later.apply(longestSilence.dividedBy(2)).execute(this::look);
  }

  private void look() {
    if (sent.isDone()) {
      return;
    }
    if (waiting && System.nanoTime() - offeredAt > longestSilence.toNanos()) {
      sent.completeExceptionally(
          new HttpTimeoutException("not a byte was taken for " + longestSilence));
    } else {
      watch();
    }
  }

  /**
   * Between a piece that was handed over and the wish for the next one, it is the sender's turn.
   */
  private final class Offered implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> sender;

    Offered(Flow.Subscriber<? super ByteBuffer> sender) {
      this.sender = sender;
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
      sender.onSubscribe(
          new Flow.Subscription() {
            @Override
            public void request(long pieces) {
              waiting = false;
              source.request(pieces);
            }

            @Override
            public void cancel() {
              sent.complete(null);
              source.cancel();
            }
          });
    }

    @Override
    public void onNext(ByteBuffer piece) {
      offeredAt = System.nanoTime();
      waiting = true;
      sender.onNext(piece);
    }

    @Override
    public void onError(Throwable failure) {
      sent.complete(null);
      sender.onError(failure);
    }

    @Override
    public void onComplete() {
      sent.complete(null);
      sender.onComplete();
    }
  }
}
