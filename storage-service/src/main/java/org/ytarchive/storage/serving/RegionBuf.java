package org.ytarchive.storage.serving;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import io.netty.channel.DefaultFileRegion;
import java.nio.channels.FileChannel;

/** Stands for part of a file on its way through the pipeline; it has a length and no bytes. */
final class RegionBuf extends UnpooledHeapByteBuf {
  private final RegionSource source;
  private final FileChannel channel;
  private final long position;
  private final int length;

  RegionBuf(RegionSource source, FileChannel channel, long position, int length) {
    super(UnpooledByteBufAllocator.DEFAULT, 0, 0);
    this.source = source;
    this.channel = channel;
    this.position = position;
    this.length = length;
  }

  RegionSource source() {
    return source;
  }

  /** The bytes themselves; letting it go lets go of this. */
  DefaultFileRegion region() {
    return new DefaultFileRegion(channel, position, length) {
      @Override
      protected void deallocate() {
        RegionBuf.this.release(); // the original closes the channel, which later pieces need
      }
    };
  }

  @Override
  public int readableBytes() {
    return length;
  }

  @Override
  public boolean isReadable() {
    return true;
  }

  @Override
  public ByteBuf retainedDuplicate() {
    retain();
    return this;
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    source.release();
  }
}
