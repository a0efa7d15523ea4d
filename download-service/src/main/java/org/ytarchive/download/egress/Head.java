package org.ytarchive.download.egress;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first line and the headers of a message of HTTP or RTSP. It is read strictly and written
 * anew, so that who reads what we pass on cannot take it for anything else than we did.
 */
record Head(String first, List<Field> fields) {
  private static final int LONGEST = 32 * 1024;
  private static final int LONGEST_BODY = 256 * 1024;

  record Field(String name, String value) {}

  /** Reads up to the empty line; empty at the end of the stream. */
  static Optional<Head> read(InputStream in, int firstByte) throws IOException {
    int first = firstByte >= 0 ? firstByte : in.read();
    return first < 0 ? Optional.empty() : Optional.of(parse(text(in, first)));
  }

  private static String text(InputStream in, int first) throws IOException {
    var text = new ByteArrayOutputStream();
    text.write(first);
    int ends = first == '\n' ? 1 : 0;
    while (ends < 2) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("it ended within a head");
      }
      text.write(next);
      ends = next == '\n' ? ends + 1 : next == '\r' ? ends : 0;
      if (ends < 2 && text.size() > LONGEST) {
        throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "a head without an end");
      }
    }
    return text.toString(StandardCharsets.ISO_8859_1);
  }

  private static Head parse(String text) throws TroubleException {
    var lines = text.split("\r?\n");
    if (lines.length == 0 || !isPlain(lines[0])) {
      throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "a first line that is none");
    }
    var fields = new ArrayList<Field>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0 || !isPlain(lines[i]) || lines[i].substring(0, colon).contains(" ")) {
        throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "a header that is none");
      }
      fields.add(new Field(lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()));
    }
    return new Head(lines[0], List.copyOf(fields));
  }

  private static boolean isPlain(String line) {
    return line.chars().allMatch(c -> c >= 0x20 && c != 0x7F || c == '\t');
  }

  List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  Optional<String> one(String name) {
    return all(name).stream().findFirst();
  }

  Head without(String... names) {
    return new Head(
        first,
        fields.stream()
            .filter(f -> List.of(names).stream().noneMatch(f.name()::equalsIgnoreCase))
            .toList());
  }

  Head with(String name, String value) {
    var all = new ArrayList<>(without(name).fields());
    all.add(new Field(name, value));
    return new Head(first, all);
  }

  Head withFirst(String line) {
    return new Head(line, fields);
  }

  /** The status of an answer; 0 when the first line is none of an answer. */
  int status() {
    return first.matches("(RTSP|HTTP)/[12]\\.\\d [1-5]\\d\\d( .*)?")
        ? Integer.parseInt(first.substring(9, 12))
        : 0;
  }

  /** The body whose length the head says. */
  byte[] body(InputStream in) throws IOException {
    int length = length();
    var body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("it ended within a body");
    }
    return body;
  }

  private int length() throws TroubleException {
    var lengths = all("Content-Length");
    if (lengths.isEmpty()) {
      return 0;
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("\\d{1,6}")) {
      throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "a body without a length");
    }
    int length = Integer.parseInt(lengths.getFirst());
    if (length > LONGEST_BODY) {
      throw new TroubleException(Trouble.Kind.WRONG_CONTENT, "a description that is too long");
    }
    return length;
  }

  byte[] bytes() {
    var text = new StringBuilder(first).append("\r\n");
    fields.forEach(f -> text.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
