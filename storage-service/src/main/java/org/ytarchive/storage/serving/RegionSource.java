package org.ytarchive.storage.serving;

import io.micronaut.buffer.netty.NettyReadBufferFactory;
import io.netty.buffer.ByteBufAllocator;
import java.nio.channels.FileChannel;

/**
 * Publishes markers that hold no bytes: {@link RegionHandler} sends in their place what they stand
 * for. The next one follows when the last is on the wire, so that a slow reader holds up nothing
 * but itself.
 */
final class RegionSource extends SliceSource {
  private static final int PIECE = 1024 * 1024; // an idle timer sees a slow reader only at its end

  private final FileChannel channel;

  RegionSource(FileChannel channel, FileSlice slice) {
    super(channel, slice);
    this.channel = channel;
  }

  @Override
  int pieceSize() {
    return PIECE;
  }

  @Override
  void piece(long position, int length) {
    retain();
    var marker = new RegionBuf(this, channel, position, length);
    emit(NettyReadBufferFactory.of(ByteBufAllocator.DEFAULT).adapt(marker));
  }

  /** The piece has left, or never will: then the connection is gone too. */
  void written(boolean whole) {
    if (whole) {
      sent();
    } else {
      cancel();
    }
  }
}
