package org.ytarchive.jobs.door.processing;

import jakarta.annotation.Nullable;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A request's body whose bytes are pushed by a thread that waits while the connection takes no
 * more; nothing is buffered.
 */
final class PushedBody implements HttpRequest.BodyPublisher, Flow.Subscription {
  private static final int PLENTY = 1 << 20;

  private final Semaphore demand = new Semaphore(0);
  @Nullable private volatile Flow.Subscriber<? super ByteBuffer> subscriber;
  private volatile boolean cancelled;

  /** Unknown: it goes out in chunks. */
  @Override
  public long contentLength() {
    return -1;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
    subscriber = connection;
    connection.onSubscribe(this);
  }

  @Override
  public void request(long pieces) {
    if (demand.availablePermits() < PLENTY) {
      demand.release((int) Math.min(pieces, PLENTY));
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    demand.release();
  }

  /** False when the connection wants no piece within that time; then it was not taken. */
  boolean push(ByteBuffer piece, Duration limit) throws InterruptedException {
    boolean wanted = demand.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
    var connection = subscriber;
    if (!wanted || cancelled || connection == null) {
      return false;
    }
    connection.onNext(piece);
    return true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  /** That was all. */
  void complete() {
    var connection = subscriber;
    if (connection != null && !cancelled) {
      connection.onComplete();
    }
  }

  /** Breaks the request off. */
  void fail(Throwable why) {
    var connection = subscriber;
    if (connection != null && !cancelled) {
      connection.onError(why);
    }
  }
}
