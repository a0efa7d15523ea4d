package org.ytarchive.jobs.door;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.util.internal.ThreadExecutorMap;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * Turns one client's stream into the server's: each piece is asked for when the connection can take
 * it, and handed over on the connection's event loop.
 */
final class RelaySource implements Publisher<ReadBuffer> {
  private static final NettyReadBufferFactory BUFFERS =
      NettyReadBufferFactory.of(ByteBufAllocator.DEFAULT);

  private final RelayedBody body;
  private final AtomicBoolean taken = new AtomicBoolean();

  RelaySource(RelayedBody body) {
    this.body = body;
  }

  /** The answer is never written: the client went before. */
  void discard() {
    if (taken.compareAndSet(false, true)) {
      RelayedBody.drop(body.bytes());
    }
  }

  @Override
  public void subscribe(Subscriber<? super ReadBuffer> subscriber) {
    if (taken.compareAndSet(false, true)) {
      body.bytes().subscribe(new Hop(subscriber, eventLoop()));
    }
  }

  /** The server subscribes on the connection's event loop. */
  private static Executor eventLoop() {
    var loop = ThreadExecutorMap.currentExecutor();
    return loop == null ? Runnable::run : loop;
  }

  private record Hop(Subscriber<? super ReadBuffer> to, Executor eventLoop)
      implements Flow.Subscriber<List<ByteBuffer>> {

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      to.onSubscribe(new Demand(Objects.requireNonNull(subscription)));
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
      var bytes = Unpooled.wrappedBuffer(piece.toArray(ByteBuffer[]::new));
      eventLoop.execute(() -> to.onNext(BUFFERS.adapt(bytes)));
    }

    @Override
    public void onError(Throwable error) {
      eventLoop.execute(() -> to.onError(error));
    }

    @Override
    public void onComplete() {
      eventLoop.execute(to::onComplete);
    }
  }

  private record Demand(Flow.Subscription subscription) implements Subscription {

    @Override
    public void request(long pieces) {
      subscription.request(pieces);
    }

    @Override
    public void cancel() {
      subscription.cancel();
    }
  }
}
