package org.ytarchive.common.multipart;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header's value with its parameters: {@code form-data; name="file"; filename="a.mp4"}.
 *
 * @param value what stands before the first semicolon, lower case
 * @param parameters by name, lower case
 */
record HeaderValue(String value, Map<String, String> parameters) {

  /** Empty when it is not there. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Throws INVALID_PARAMETER for what is cut off, or says a parameter twice. */
  static HeaderValue parse(String text) {
    var reader = new Reader(text);
    var value = reader.until(";").strip().toLowerCase(Locale.ROOT);
    var parameters = new LinkedHashMap<String, String>();
    while (reader.next(';')) {
      reader.blanks();
      if (!reader.isOver()) {
        var name = reader.until("=;").strip().toLowerCase(Locale.ROOT);
        if (!reader.next('=') || parameters.put(name, reader.value(name)) != null) {
          throw Malformed.body("a header is cut off or says something twice");
        }
        reader.blanks();
      }
    }
    if (!reader.isOver()) {
      throw Malformed.body("a header goes on after a quoted text");
    }
    return new HeaderValue(value, parameters);
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    boolean isOver() {
      return at == text.length();
    }

    boolean next(char wanted) {
      boolean there = !isOver() && text.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }

    void blanks() {
      while (!isOver() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    String until(String ends) {
      int from = at;
      while (!isOver() && ends.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(from, at);
    }

    /** Quoted or not; {@code name*=UTF-8''...} is percent-encoded (RFC 8187). */
    String value(String name) {
      blanks();
      if (next('"')) {
        return quoted();
      }
      var plain = until(";").strip();
      boolean encoded = name.endsWith("*") && plain.regionMatches(true, 0, "utf-8''", 0, 7);
      return encoded ? decoded(plain.substring(7)) : plain;
    }

    /** A backslash before anything but a quote or itself is one: some send {@code C:\a.mp4}. */
    private String quoted() {
      var value = new StringBuilder();
      while (!isOver() && text.charAt(at) != '"') {
        boolean escape = text.charAt(at) == '\\' && at + 1 < text.length();
        if (escape && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
          at++;
        }
        value.append(text.charAt(at++));
      }
      if (!next('"')) {
        throw Malformed.body("a quoted text does not end");
      }
      return value.toString();
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw Malformed.body("a file name is not encoded as it says");
      }
    }
  }
}
