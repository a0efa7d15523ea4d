package org.ytarchive.standin.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads HTTP/1.1 requests from a stream; knows as much of the protocol as yt-dlp and ffmpeg use.
 */
final class RequestReader {
  private static final int LONGEST_LINE = 32 * 1024;
  private static final int MOST_HEADERS = 100;
  private static final int LARGEST_BODY = 1024 * 1024;

  private final InputStream in;

  RequestReader(InputStream in) {
    this.in = in;
  }

  /** The three words of a request line; empty when the client has hung up between requests. */
  Optional<String[]> startLine() throws IOException {
    var line = line();
    if (line.isEmpty()) {
      return Optional.empty();
    }
    var words = line.get().split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new ProtocolException("not a request: " + line.get());
    }
    return Optional.of(words);
  }

  Map<String, String> headers() throws IOException {
    var headers = new LinkedHashMap<String, String>();
    for (int i = 0; i < MOST_HEADERS; i++) {
      var line = line().orElseThrow(EOFException::new);
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new ProtocolException("not a header: " + line);
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    throw new ProtocolException("too many headers");
  }

  /** The next request for this host; empty when the client has hung up. */
  Optional<Request> next(String host) throws IOException {
    var start = startLine();
    if (start.isEmpty()) {
      return Optional.empty();
    }
    var target = start.get()[1];
    int mark = target.indexOf('?');
    var path = mark < 0 ? target : target.substring(0, mark);
    var query = mark < 0 ? "" : target.substring(mark + 1);
    var headers = headers();
    return Optional.of(
        new Request(start.get()[0], host, pathOf(path), query(query), headers, body(headers)));
  }

  private String body(Map<String, String> headers) throws IOException {
    if (headers.containsKey("transfer-encoding")) {
      throw new ProtocolException("chunked requests are not known here");
    }
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (length > LARGEST_BODY) {
      throw new ProtocolException("body too large: " + length);
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private Optional<String> line() throws IOException {
    var bytes = new ByteArrayOutputStream(128);
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next != '\n'; next = in.read()) {
      if (next < 0 || bytes.size() > LONGEST_LINE) {
        throw new ProtocolException("a line without an end");
      }
      bytes.write(next);
    }
    var line = bytes.toString(StandardCharsets.ISO_8859_1);
    return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }

  /** Only escapes are decoded: a plus in a path is a plus. */
  private static String pathOf(String raw) {
    return decode(raw.replace("+", "%2B"));
  }

  private static Map<String, String> query(String raw) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
