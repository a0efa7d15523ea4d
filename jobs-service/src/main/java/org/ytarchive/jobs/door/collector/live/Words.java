package org.ytarchive.jobs.door.collector.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Packets as clients send them: several in one request, one in one frame. */
final class Words {
  private static final char SEPARATOR = '\u001e';
  private static final String CONNECT = "40";

  private Words() {}

  /** The packets of a request, each in memory of its own that need not be given back. */
  static List<ByteBuf> of(ByteBuf body) {
    var text = body.toString(StandardCharsets.UTF_8);
    return Arrays.stream(text.split(String.valueOf(SEPARATOR)))
        .filter(word -> !word.isEmpty())
        .map(word -> Unpooled.wrappedBuffer(word.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  static boolean areMany(ByteBuf frame) {
    return frame.indexOf(frame.readerIndex(), frame.writerIndex(), (byte) SEPARATOR) >= 0;
  }

  static boolean askToBeLetIn(ByteBuf word) {
    return word.readableBytes() >= CONNECT.length()
        && word.toString(word.readerIndex(), CONNECT.length(), StandardCharsets.UTF_8)
            .equals(CONNECT);
  }
}
