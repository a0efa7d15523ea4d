package org.ytarchive.storage.serving;

import io.netty.buffer.ByteBuf;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import org.ytarchive.storage.object.Place;

/** The bytes of a slice, read one piece after the other where reading may block. */
interface Pieces extends Closeable {

  /** How many bytes were read; negative at the end. */
  int read(ByteBuf into, long position, int length) throws IOException;

  /** From a disk. */
  record OfChannel(FileChannel channel) implements Pieces {

    @Override
    public int read(ByteBuf into, long position, int length) throws IOException {
      return into.writeBytes(channel, position, length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }

  /** From a bucket, which is asked when the first piece is wanted. */
  static Pieces of(FileSlice slice) {
    return new OfObject(slice.place(), slice.offset() + slice.length());
  }

  /** Pieces come in order, and never two at once. */
  final class OfObject implements Pieces {
    private final Place place;
    private final long end;
    private InputStream bytes = InputStream.nullInputStream();
    private boolean open;
    private boolean flowing;

    private OfObject(Place place, long end) {
      this.place = place;
      this.end = end;
    }

    /** A bucket may end the connection of who paused for long: it is asked once more. */
    @Override
    public int read(ByteBuf into, long position, int length) throws IOException {
      try {
        return readOn(into, position, length);
      } catch (IOException e) {
        close();
        open = false;
        if (!flowing) {
          throw e;
        }
        flowing = false;
        return readOn(into, position, length);
      }
    }

    private int readOn(ByteBuf into, long position, int length) throws IOException {
      if (!open) {
        bytes = place.read(position, end - position);
        open = true;
      }
      int read = into.writeBytes(bytes, length);
      flowing |= read > 0;
      return read;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
