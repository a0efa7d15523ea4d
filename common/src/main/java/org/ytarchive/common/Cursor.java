package org.ytarchive.common;

import jakarta.annotation.Nullable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of a list ended: the sort keys of its last item, and the id that breaks ties. On the
 * wire it is opaque, and of use only for the order it was made for.
 *
 * @param order what the list was sorted and filtered by, in the list's own words: {@code title asc}
 * @param keys the last item's sort keys as text, most significant first
 * @param id the last item's id, as the list compares it
 */
public record Cursor(String order, List<String> keys, String id) {
  private static final byte VERSION = 1;
  private static final int MAX_LENGTH = 8192;
  private static final int FIXED_FIELDS = 2;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** After the item with these sort keys: texts, whole numbers, instants or UUIDs. */
  public static Cursor after(String order, Object id, Object... keys) {
    var texts = new ArrayList<String>();
    for (var key : keys) {
      texts.add(key.toString());
    }
    return new Cursor(order, texts, id.toString());
  }

  /**
   * What a caller sent, if anything. Throws {@link ErrorCode#INVALID_PARAMETER} naming {@code
   * cursor} when it is none of ours, or was made for another order.
   */
  public static Optional<Cursor> read(@Nullable String text, String order) {
    if (text == null) {
      return Optional.empty();
    }
    var cursor = new Cursor.Reader(bytes(text)).cursor();
    if (!cursor.order.equals(order)) {
      throw ArchiveException.invalid(
          "cursor", "this cursor was made for another sort, order or filter; begin anew");
    }
    return Optional.of(cursor);
  }

  /** The opaque text: letters, digits, {@code -} and {@code _}. */
  public String write() {
    var fields = new ArrayList<>(List.of(order, id));
    fields.addAll(keys);
    var encoded = fields.stream().map(f -> f.getBytes(StandardCharsets.UTF_8)).toList();
    var out =
        ByteBuffer.allocate(1 + encoded.stream().mapToInt(b -> Integer.BYTES + b.length).sum());
    out.put(VERSION);
    encoded.forEach(field -> out.putInt(field.length).put(field));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(out.array());
  }

  /** The sort key at this place. */
  public String text(int index) {
    if (index >= keys.size()) {
      throw foreign();
    }
    return keys.get(index);
  }

  public long number(int index) {
    try {
      return Long.parseLong(text(index));
    } catch (NumberFormatException e) {
      throw foreign();
    }
  }

  /** Between the years 1 and 9999, so that a database can compare it. */
  public Instant instant(int index) {
    try {
      var at = Instant.parse(text(index));
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw foreign();
      }
      return at;
    } catch (DateTimeException e) {
      throw foreign();
    }
  }

  /** The id, where it is a UUID. */
  public UUID uuid() {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
  }

  private static byte[] bytes(String text) {
    if (text.length() > MAX_LENGTH) {
      throw foreign();
    }
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw foreign();
    }
  }

  private static ArchiveException foreign() {
    return ArchiveException.invalid("cursor", "this cursor is none that a list here has answered");
  }

  /** Takes nothing for granted: anybody can write bytes. */
  private record Reader(ByteBuffer in) {
    Reader(byte[] bytes) {
      this(ByteBuffer.wrap(bytes));
    }

    Cursor cursor() {
      if (!in.hasRemaining() || in.get() != VERSION) {
        throw foreign();
      }
      var fields = new ArrayList<String>();
      while (in.hasRemaining()) {
        fields.add(field());
      }
      if (fields.size() < FIXED_FIELDS) {
        throw foreign();
      }
      return new Cursor(fields.get(0), fields.subList(FIXED_FIELDS, fields.size()), fields.get(1));
    }

    private String field() {
      int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw foreign();
      }
      var bytes = in.slice(in.position(), length);
      in.position(in.position() + length);
      return text(bytes);
    }

    /** A database refuses the zero character, and text that is no UTF-8. */
    private static String text(ByteBuffer bytes) {
      try {
        var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        if (text.indexOf('\0') >= 0) {
          throw foreign();
        }
        return text;
      } catch (CharacterCodingException e) {
        throw foreign();
      }
    }
  }
}
