package org.ytarchive.common.http.idempotency;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.Hashes;

/**
 * A request that carries a key.
 *
 * @param scope within which keys are told apart: method, address and, hashed, who asks
 * @param key as the caller chose it
 * @param fingerprint SHA-256 of what was asked, in hexadecimal digits; empty while that is still on
 *     its way
 */
public record KeyedRequest(String scope, String key, String fingerprint) {
  /** The header's name. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

  /**
   * Empty without the header. Throws {@code INVALID_PARAMETER} naming it when it is given twice or
   * has other than 1..255 visible ASCII characters.
   *
   * @param asked all that makes this request differ from others to the same address
   */
  public static Optional<KeyedRequest> of(HttpRequest<?> request, byte[] asked) {
    return fingerprinted(request, hash(asked));
  }

  /** The same before it is known what is asked. */
  static Optional<KeyedRequest> onItsWay(HttpRequest<?> request) {
    return fingerprinted(request, "");
  }

  /** Unlike any other's: the key within its scope. */
  public String name() {
    return scope + " " + key;
  }

  /** Whether it cannot be told yet if this and another request are the same. */
  public boolean isOnItsWay() {
    return fingerprint.isEmpty();
  }

  private static Optional<KeyedRequest> fingerprinted(HttpRequest<?> request, String fingerprint) {
    var given = request.getHeaders().getAll(HEADER);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.size() > 1 || !FORM.matcher(given.getFirst()).matches()) {
      throw ArchiveException.invalid(
          HEADER, HEADER + " is one key of 1..255 visible ASCII characters");
    }
    return Optional.of(new KeyedRequest(scope(request), given.getFirst(), fingerprint));
  }

  private static String scope(HttpRequest<?> request) {
    var address = BasicHttpAttributes.getUriTemplate(request).orElse(request.getPath());
    return request.getMethodName() + " " + address + " " + hash(caller(request));
  }

  private static byte[] caller(HttpRequest<?> request) {
    var headers = request.getHeaders();
    var bearer = headers.get(HttpHeaders.AUTHORIZATION);
    var token = bearer == null ? headers.get("X-Api-Key") : bearer.replaceFirst("(?i)^bearer ", "");
    return (token == null ? "" : token.strip()).getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Hashes.sha256(bytes));
  }
}
