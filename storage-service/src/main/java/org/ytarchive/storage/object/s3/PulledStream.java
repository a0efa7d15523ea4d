package org.ytarchive.storage.object.s3;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * What S3 sends, for a reader who may block. A few pieces at most wait for him; the rest stays on
 * the other side of the connection.
 */
final class PulledStream extends InputStream implements Subscriber<ByteBuffer> {
  private static final int AHEAD = 16;
  private static final int PATIENCE = 60; // seconds; the client's own limit comes first
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private sealed interface News {
    record Piece(ByteBuffer bytes) implements News {}

    record End() implements News {}

    record Failure(Throwable why) implements News {}
  }

  private final LinkedBlockingQueue<News> news = new LinkedBlockingQueue<>();
  @Nullable private volatile Subscription subscription;
  private ByteBuffer current = NONE;
  private boolean ended;

  @Override
  public void onSubscribe(Subscription s) {
    subscription = s;
    s.request(AHEAD);
  }

  @Override
  public void onNext(ByteBuffer bytes) {
    news.add(new News.Piece(bytes));
  }

  @Override
  public void onError(Throwable error) {
    news.add(new News.Failure(error));
  }

  @Override
  public void onComplete() {
    news.add(new News.End());
  }

  @Override
  public int read() throws IOException {
    return fill() ? current.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int n = Math.min(length, current.remaining());
    current.get(bytes, offset, n);
    return n;
  }

  /** Whether there are bytes to be had. */
  private boolean fill() throws IOException {
    while (!current.hasRemaining() && !ended) {
      switch (next()) {
        case News.Piece piece -> {
          current = piece.bytes();
          Objects.requireNonNull(subscription).request(1);
        }
        case News.End e -> ended = true;
        case News.Failure failure -> throw new IOException("S3 broke off", failure.why());
      }
    }
    return current.hasRemaining();
  }

  private News next() throws IOException {
    try {
      var next = news.poll(PATIENCE, TimeUnit.SECONDS);
      if (next == null) {
        throw new IOException("S3 is silent");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while S3 sends", e);
    }
  }

  @Override
  public void close() {
    var open = subscription;
    if (open != null && !ended) {
      open.cancel();
    }
    ended = true;
    current = NONE;
    news.clear();
  }
}
