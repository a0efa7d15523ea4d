package org.ytarchive.storage.serving;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Executor;

/** Publishes the bytes themselves, read where reading may block. */
final class CopySource extends SliceSource {
  private static final int PIECE = 128 * 1024;
  private static final ByteBufAllocator BUFFERS = PooledByteBufAllocator.DEFAULT;

  private final Executor blocking;

  CopySource(FileChannel channel, FileSlice slice, Executor blocking) {
    super(channel, slice);
    this.blocking = blocking;
  }

  @Override
  int pieceSize() {
    return PIECE;
  }

  @Override
  void piece(FileChannel channel, long position, int length) {
    retain(); // the file must not be closed under the reader
    blocking.execute(() -> read(channel, position, length));
  }

  private void read(FileChannel channel, long position, int length) {
    var buffer = BUFFERS.directBuffer(length);
    try {
      fill(buffer, channel, position, length);
      emit(NettyReadBufferFactory.of(BUFFERS).adapt(buffer));
      sent();
    } catch (IOException e) {
      buffer.release();
      fail(e);
    } finally {
      release();
    }
  }

  private static void fill(ByteBuf buffer, FileChannel channel, long position, int length)
      throws IOException {
    while (buffer.readableBytes() < length) {
      int n =
          buffer.writeBytes(
              channel, position + buffer.readableBytes(), length - buffer.readableBytes());
      if (n < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
  }
}
