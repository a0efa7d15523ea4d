package org.ytarchive.standin.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One video's file as it is sent: the shared file with the video's id written over {@link
 * Recipe#ID_PLACE}, followed by padding that players skip, up to the exact size.
 */
final class MediaFile {

  /** Where the shared file is, and the place of the id in it. */
  record Shared(Path path, long size, long idPlace) {

    /** Looks for the place of the id, which muxers write near one of the ends. */
    static Shared of(Path path) throws IOException {
      try (var file = new RandomAccessFile(path.toFile(), "r")) {
        long size = file.length();
        int window = (int) Math.min(size, 4 << 20);
        long place = find(file, 0, window);
        place = place >= 0 ? place : find(file, size - window, window);
        if (place < 0) {
          throw new IOException("no place for the id in " + path);
        }
        return new Shared(path, size, place);
      }
    }

    private static long find(RandomAccessFile file, long from, int length) throws IOException {
      var bytes = new byte[length];
      file.seek(from);
      file.readFully(bytes);
      int index = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(Recipe.ID_PLACE);
      return index < 0 ? -1 : from + index;
    }
  }

  private final Shared shared;
  private final byte[] id;
  private final byte[] paddingHead;
  private final long size;

  MediaFile(Shared shared, Itag.Container container, String id, long size) {
    this.shared = shared;
    this.id = id.getBytes(StandardCharsets.US_ASCII);
    this.paddingHead = Padding.head(container, size - shared.size());
    this.size = size;
  }

  long size() {
    return size;
  }

  FileChannel open() throws IOException {
    return FileChannel.open(shared.path(), StandardOpenOption.READ);
  }

  /**
   * Fills the buffer with what stands at this position; the caller asks for nothing behind the end.
   */
  void read(FileChannel channel, long position, ByteBuffer into) throws IOException {
    int start = into.position();
    readShared(channel, position, into);
    lay(id, shared.idPlace(), position, into, start);
    while (into.hasRemaining()) {
      into.put((byte) 0);
    }
    lay(paddingHead, shared.size(), position, into, start);
  }

  private void readShared(FileChannel channel, long position, ByteBuffer into) throws IOException {
    long at = position;
    while (into.hasRemaining() && at < shared.size()) {
      int read = channel.read(into, at);
      if (read < 0) {
        throw new IOException("shorter than it was: " + shared.path());
      }
      at += read;
    }
  }

  /** Writes those of the bytes that belong at {@code place} into the part the buffer shows. */
  private static void lay(byte[] bytes, long place, long position, ByteBuffer into, int start) {
    for (int i = 0; i < bytes.length; i++) {
      long index = place + i - position + start;
      if (index >= start && index < into.position()) {
        into.put((int) index, bytes[i]);
      }
    }
  }
}
