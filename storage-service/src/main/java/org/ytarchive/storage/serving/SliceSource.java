package org.ytarchive.storage.serving;

import io.micronaut.core.io.buffer.ReadBuffer;
import jakarta.annotation.Nullable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Publishes a slice piece by piece, one in flight at a time. The file stays open until the source
 * has ended and every piece of it is let go.
 */
abstract class SliceSource implements Publisher<ReadBuffer>, Subscription {
  private final Closeable file;
  private final long end;
  private final AtomicInteger holders = new AtomicInteger(1);

  @Nullable private Subscriber<? super ReadBuffer> subscriber;
  private long position;
  private long demand;
  private boolean inFlight;
  private boolean emitting;
  private boolean ended;

  SliceSource(Closeable file, FileSlice slice) {
    this.file = file;
    this.position = slice.offset();
    this.end = slice.offset() + slice.length();
  }

  /** Hands {@code length} bytes to {@link #emit}, now or soon. */
  abstract void piece(long position, int length);

  /** How much a piece may hold. */
  abstract int pieceSize();

  @Override
  public void subscribe(Subscriber<? super ReadBuffer> subscriber) {
    this.subscriber = subscriber;
    subscriber.onSubscribe(this);
  }

  @Override
  public final void request(long n) {
    synchronized (this) {
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
    }
    advance();
  }

  /** Starts the next piece if one is wanted and none is on its way. */
  private void advance() {
    long from;
    int length;
    synchronized (this) {
      if (ended || inFlight || emitting || demand == 0 || position == end) {
        return;
      }
      demand--;
      inFlight = true;
      from = position;
      length = (int) Math.min(pieceSize(), end - position);
      position += length;
    }
    piece(from, length);
  }

  /**
   * The piece is there. The last one ends the source. To be called on the connection's event loop:
   * there nothing can end between the question and the answer.
   */
  final void emit(ReadBuffer buffer) {
    if (hasEnded()) {
      buffer.close();
      return;
    }
    var reader = Objects.requireNonNull(subscriber);
    hold(true); // what is written at once asks for more at once, and one must not be in another
    reader.onNext(buffer);
    hold(false);
    if (position == end && end()) {
      reader.onComplete();
    }
    advance();
  }

  private synchronized void hold(boolean held) {
    emitting = held;
  }

  /** The piece is through; the next may follow. */
  final void sent() {
    synchronized (this) {
      inFlight = false;
    }
    advance();
  }

  final void fail(Throwable error) {
    if (end()) {
      Objects.requireNonNull(subscriber).onError(error);
    }
  }

  @Override
  public final void cancel() {
    end();
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  private boolean end() {
    synchronized (this) {
      if (ended) {
        return false;
      }
      ended = true;
    }
    release();
    return true;
  }

  final void retain() {
    holders.incrementAndGet();
  }

  final void release() {
    if (holders.decrementAndGet() == 0) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
