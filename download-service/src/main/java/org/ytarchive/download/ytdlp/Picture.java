package org.ytarchive.download.ytdlp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures YouTube serves, told by their first and last bytes. */
enum Picture {
  WEBP {
    @Override
    boolean isWhole(ByteBuffer head, ByteBuffer tail, long size) {
      return head.getInt(0) == 0x52494646 // RIFF
          && head.getInt(8) == 0x57454250 // WEBP
          && little(head, 4) + 8 == size;
    }
  },
  JPG {
    @Override
    boolean isWhole(ByteBuffer head, ByteBuffer tail, long size) {
      return head.getShort(0) == (short) 0xFFD8 && tail.getShort(6) == (short) 0xFFD9;
    }
  },
  PNG {
    @Override
    boolean isWhole(ByteBuffer head, ByteBuffer tail, long size) {
      return head.getLong(0) == 0x89504E470D0A1A0AL && tail.getInt(0) == 0x49454E44; // IEND
    }
  };

  private static final int HEAD = 12;
  private static final int TAIL = 8;

  /** Of a file that begins and ends so. */
  abstract boolean isWhole(ByteBuffer head, ByteBuffer tail, long size);

  String ending() {
    return "." + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What a file is, whatever its name says; empty for a half one, and for a page in its stead. */
  static Optional<Picture> of(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size < HEAD + TAIL) {
        return Optional.empty();
      }
      var head = read(channel, 0, HEAD);
      var tail = read(channel, size - TAIL, TAIL);
      return Arrays.stream(values()).filter(p -> p.isWhole(head, tail, size)).findFirst();
    }
  }

  private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
    var bytes = ByteBuffer.allocate(count);
    for (int n = 0; bytes.hasRemaining() && n >= 0; ) {
      n = channel.read(bytes, from + bytes.position());
    }
    return bytes;
  }

  private static long little(ByteBuffer bytes, int at) {
    return Integer.toUnsignedLong(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(at));
  }
}
