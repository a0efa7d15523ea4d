package org.ytarchive.storage.serving;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.util.internal.ThreadExecutorMap;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.reactivestreams.Subscriber;

/** Publishes the bytes themselves, read where reading may block. */
final class CopySource extends SliceSource {
  private static final int PIECE = 128 * 1024;
  private static final ByteBufAllocator BUFFERS = PooledByteBufAllocator.DEFAULT;

  private final Pieces pieces;
  private final Executor blocking;
  private Executor eventLoop = Runnable::run;

  CopySource(Pieces pieces, FileSlice slice, Executor blocking) {
    super(pieces, slice);
    this.pieces = pieces;
    this.blocking = blocking;
  }

  /** The server subscribes on the connection's event loop. */
  @Override
  public void subscribe(Subscriber<? super ReadBuffer> subscriber) {
    var loop = ThreadExecutorMap.currentExecutor();
    if (loop != null) {
      eventLoop = loop;
    }
    super.subscribe(subscriber);
  }

  @Override
  int pieceSize() {
    return PIECE;
  }

  @Override
  void piece(long position, int length) {
    retain(); // the file must not be closed under the reader
    blocking.execute(() -> read(position, length));
  }

  private void read(long position, int length) {
    var buffer = BUFFERS.directBuffer(length);
    try {
      fill(buffer, position, length);
      eventLoop.execute(() -> deliver(buffer));
    } catch (IOException e) {
      buffer.release();
      eventLoop.execute(() -> fail(e));
    } finally {
      release();
    }
  }

  private void deliver(ByteBuf buffer) {
    emit(NettyReadBufferFactory.of(BUFFERS).adapt(buffer));
    sent();
  }

  private void fill(ByteBuf buffer, long position, int length) throws IOException {
    while (buffer.readableBytes() < length) {
      int n =
          pieces.read(buffer, position + buffer.readableBytes(), length - buffer.readableBytes());
      if (n < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
  }
}
