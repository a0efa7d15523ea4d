package org.ytarchive.jobs.events;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of bytes that is asked for its next piece only when the connection can take one. A
 * virtual thread waits for both; nothing is buffered. Its source is opened by whoever subscribes:
 * an answer whose body nobody wants, as to {@code HEAD}, holds nothing.
 */
final class PulledStream implements Publisher<byte[]> {
  private static final Logger log = LoggerFactory.getLogger(PulledStream.class);

  private final Supplier<? extends Source> source;

  PulledStream(Supplier<? extends Source> source) {
    this.source = source;
  }

  /** Where the pieces come from. */
  interface Source extends AutoCloseable {
    /** Waits for the next piece; none at the end. */
    Optional<byte[]> next() throws InterruptedException;

    /** Makes a waiting {@link #next} return soon. May be called twice. */
    @Override
    void close();
  }

  @Override
  public void subscribe(Subscriber<? super byte[]> subscriber) {
    var pull = new Pull(subscriber, source.get());
    subscriber.onSubscribe(pull);
    Thread.ofVirtual().name("event-stream").start(pull);
  }

  private static final class Pull implements Subscription, Runnable {
    private static final int PLENTY = 1 << 20;

    private final Subscriber<? super byte[]> subscriber;
    private final Source source;
    private final Semaphore demand = new Semaphore(0);
    private volatile boolean cancelled;

    Pull(Subscriber<? super byte[]> subscriber, Source source) {
      this.subscriber = subscriber;
      this.source = source;
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
      source.close();
      demand.release();
    }

    @Override
    public void run() {
      try (source) {
        send();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        log.warn("an event stream ends early: {}", e.toString());
        end();
      }
    }

    private void send() throws InterruptedException {
      while (true) {
        demand.acquire();
        var piece = cancelled ? Optional.<byte[]>empty() : source.next();
        if (piece.isEmpty()) {
          end();
          return;
        }
        subscriber.onNext(piece.get());
      }
    }

    private void end() {
      if (!cancelled) {
        subscriber.onComplete();
      }
    }
  }
}
