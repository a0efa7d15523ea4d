package org.ytarchive.common.http;

import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Names that people gave, such as titles, as parts of a path. */
public final class PathSegments {
  private PathSegments() {}

  /**
   * Segments, with slashes between them, as they stand in an address: everything escaped that a
   * path, a form or a route might take for something else, such as {@code & + ;}.
   */
  public static String join(String... segments) {
    return Arrays.stream(segments).map(PathSegments::escaped).collect(Collectors.joining("/"));
  }

  private static String escaped(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A");
  }

  /**
   * The last segment of the path that was asked for, as it was meant. The framework reads paths
   * like forms, in which a bare plus is a space; in a path it is a plus (RFC 3986, 3.3).
   *
   * @param read what the framework made of it
   */
  public static String last(HttpRequest<?> request, String read) {
    var raw = request.getPath().replaceFirst("/$", "").replaceFirst("^.*/", "");
    return raw.indexOf('+') < 0
        ? read
        : URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
