package org.ytarchive.observability;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A message of protobuf without its description: its fields by their numbers. */
final class Protobuf {
  private final Map<Integer, List<Object>> fields = new HashMap<>();

  Protobuf(byte[] message) {
    var rest = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    while (rest.hasRemaining()) {
      int key = (int) varint(rest);
      fields.merge(
          key >>> 3,
          List.of(value(key & 7, rest)),
          (a, b) -> Stream.of(a, b).flatMap(List::stream).toList());
    }
  }

  private static Object value(int type, ByteBuffer rest) {
    return switch (type) {
      case 0 -> varint(rest);
      case 1 -> rest.getLong();
      case 2 -> bytes(rest, (int) varint(rest));
      case 5 -> (long) rest.getInt();
      default -> throw new IllegalStateException("no type of protobuf: " + type);
    };
  }

  private static byte[] bytes(ByteBuffer rest, int length) {
    var bytes = new byte[length];
    rest.get(bytes);
    return bytes;
  }

  private static long varint(ByteBuffer rest) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = rest.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private Stream<Object> all(int field) {
    return fields.getOrDefault(field, List.of()).stream();
  }

  Stream<Protobuf> messages(int field) {
    return all(field).map(bytes -> new Protobuf((byte[]) bytes));
  }

  byte[] bytes(int field) {
    return all(field).map(byte[].class::cast).findFirst().orElse(new byte[0]);
  }

  String text(int field) {
    return new String(bytes(field), java.nio.charset.StandardCharsets.UTF_8);
  }

  Optional<Long> number(int field) {
    return all(field).map(Long.class::cast).findFirst();
  }

  @Override
  public String toString() {
    return Arrays.toString(fields.keySet().toArray());
  }
}
