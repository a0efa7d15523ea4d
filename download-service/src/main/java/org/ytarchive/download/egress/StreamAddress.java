package org.ytarchive.download.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a live source. It may hold a password: {@link #toString} leaves it out, and the
 * query as well.
 *
 * @param login {@code name:password}, decoded
 * @param path with the query, from the slash on
 */
public record StreamAddress(
    String scheme, Optional<String> login, String host, int port, String path) {
  private static final int LONGEST = 2048;
  private static final Map<String, Integer> PORTS =
      Map.of("rtsp", 554, "rtsps", 322, "http", 80, "https", 443);
  private static final Pattern SECRETS = Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]*://)[^/\\s@]*@");

  /**
   * Throws {@link IllegalArgumentException} with a sentence for the caller, without the address.
   */
  public static StreamAddress parse(String text) {
    if (text.length() > LONGEST || text.codePoints().anyMatch(c -> c <= 0x20 || c >= 0x7F)) {
      throw new IllegalArgumentException(
          "a source's address has at most " + LONGEST + " visible ASCII characters");
    }
    try {
      return of(new URI(text));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("a source's address looks like rtsp://host/path");
    }
  }

  private static StreamAddress of(URI uri) {
    var scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    var port = PORTS.get(scheme);
    if (port == null) {
      throw new IllegalArgumentException("a source is rtsp, rtsps, http or https");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
      throw new IllegalArgumentException("a source's address names a host, as in rtsp://host/path");
    }
    return new StreamAddress(
        scheme,
        Optional.ofNullable(uri.getRawUserInfo()).map(StreamAddress::decoded),
        uri.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT),
        uri.getPort() < 0 ? port : uri.getPort(),
        path(uri));
  }

  private static String path(URI uri) {
    var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  public boolean isRtsp() {
    return scheme.startsWith("rtsp");
  }

  public boolean isTls() {
    return scheme.endsWith("s");
  }

  /** Host and port as they stand in a URL; the port only if it is not the scheme's own. */
  String authority() {
    var name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return Integer.valueOf(port).equals(PORTS.get(scheme)) ? name : name + ":" + port;
  }

  /** Without what may be secret: the login and the query. */
  @Override
  public String toString() {
    return scheme + "://" + authority() + plainPath();
  }

  /** The whole address but the login. */
  String withoutLogin() {
    return scheme + "://" + authority() + path;
  }

  String plainPath() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** A text of anybody's without the logins of the addresses in it. */
  public static String redacted(String text) {
    return SECRETS.matcher(text).replaceAll("$1");
  }
}
