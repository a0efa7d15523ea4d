package org.ytarchive.download.egress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A name and a password, and what they answer to a challenge: Basic, or Digest with MD5. */
final class Login {
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String name;
  private final String password;

  Login(String login) {
    int colon = login.indexOf(':');
    this.name = colon < 0 ? login : login.substring(0, colon);
    this.password = colon < 0 ? "" : login.substring(colon + 1);
  }

  /** What a server asked for; Digest is taken before Basic. */
  record Challenge(boolean digest, Map<String, String> parameters) {}

  /** The best of the challenges that can be answered. */
  static Optional<Challenge> challenge(List<String> headers) {
    return headers.stream().flatMap(h -> digest(h).stream()).findFirst().or(() -> basic(headers));
  }

  private static Optional<Challenge> digest(String header) {
    if (!header.toLowerCase(Locale.ROOT).startsWith("digest ")) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    var found = PARAMETER.matcher(header.substring("digest ".length()));
    while (found.find()) {
      var value = found.group(2) == null ? found.group(3) : found.group(2);
      parameters.put(found.group(1).toLowerCase(Locale.ROOT), value);
    }
    var algorithm = parameters.getOrDefault("algorithm", "MD5");
    return algorithm.equalsIgnoreCase("MD5") && parameters.containsKey("nonce")
        ? Optional.of(new Challenge(true, parameters))
        : Optional.empty();
  }

  private static Optional<Challenge> basic(List<String> headers) {
    return headers.stream()
        .filter(h -> h.toLowerCase(Locale.ROOT).startsWith("basic"))
        .findFirst()
        .map(h -> new Challenge(false, Map.of()));
  }

  /** The value of an {@code Authorization} header. */
  String answer(Challenge challenge, String method, String uri) {
    return challenge.digest() ? digest(challenge.parameters(), method, uri) : basic();
  }

  private String basic() {
    var pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private String digest(Map<String, String> asked, String method, String uri) {
    var realm = asked.getOrDefault("realm", "");
    var nonce = asked.getOrDefault("nonce", "");
    var first = md5(name + ":" + realm + ":" + password);
    var second = md5(method + ":" + uri);
    var who =
        "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\""
            .formatted(plain(name), realm, nonce, uri);
    var response =
        isWithQuality(asked)
            ? counted(first, nonce, second)
            : ", response=\"%s\"".formatted(md5(first + ":" + nonce + ":" + second));
    return who + response + opaque(asked);
  }

  private static boolean isWithQuality(Map<String, String> asked) {
    return List.of(asked.getOrDefault("qop", "").split("\\s*,\\s*")).contains("auth");
  }

  /** With a number of ours, so that an answer fits one request alone. */
  private static String counted(String first, String nonce, String second) {
    var own = HexFormat.of().formatHex(random());
    var response = md5(String.join(":", first, nonce, "00000001", own, "auth", second));
    return ", qop=auth, nc=00000001, cnonce=\"%s\", response=\"%s\"".formatted(own, response);
  }

  private static String opaque(Map<String, String> asked) {
    return asked.containsKey("opaque") ? ", opaque=\"" + asked.get("opaque") + '"' : "";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}\"\\\\]", "");
  }

  private static byte[] random() {
    var bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** What RFC 2617 asks for; cameras know nothing better. */
  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
