package org.ytarchive.common.http;

import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;

/** Judges who may call, whatever the call came in by. */
@Singleton
public class Access {
  private static final Set<String> METRICS = Set.of("/metrics", "/prometheus");
  private static final Set<String> FOR_ALL = Set.of("/health", "/docs");
  private static final Pattern LITERAL_ADDRESS =
      Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

  private final AccessRules rules;

  Access(AccessRules rules) {
    this.rules = rules;
  }

  /**
   * What speaks against a call; empty: nothing does.
   *
   * @param changesThings or opens a conversation: then a page of a foreign origin may not
   * @param headers a header's value by its name, empty where it is not there
   */
  public Optional<ArchiveException> problem(
      String path, boolean changesThings, UnaryOperator<String> headers) {
    var host = headers.apply(HttpHeaders.HOST);
    if (!rules.knowsHost(host) && !isScrape(path, host)) {
      return forbidden("this host name is not ours; ALLOWED_HOSTS lists further ones");
    }
    var origin = headers.apply(HttpHeaders.ORIGIN);
    if (changesThings && !origin.isEmpty() && !rules.trustsOrigin(origin, host)) {
      return forbidden("this origin may not do that; CORS_ALLOWED_ORIGINS lists those that may");
    }
    return lacksToken(path, headers)
        ? Optional.of(
            new ArchiveException(
                ErrorCode.UNAUTHORIZED,
                "show a token: Authorization: Bearer TOKEN, or X-Api-Key: TOKEN"))
        : Optional.empty();
  }

  /**
   * A Prometheus that found a replica in the DNS names it by its address. No page can be made to do
   * so but by that page's own address: what DNS rebinding turns over is a name.
   */
  private static boolean isScrape(String path, String host) {
    return METRICS.contains(path) && LITERAL_ADDRESS.matcher(host).matches();
  }

  private static Optional<ArchiveException> forbidden(String message) {
    return Optional.of(new ArchiveException(ErrorCode.FORBIDDEN, message));
  }

  private boolean lacksToken(String path, UnaryOperator<String> headers) {
    return rules.asksForToken() && !isForAll(path) && !rules.accepts(token(headers));
  }

  /**
   * Health is for probes, which have no token, and the documents' pages are for browsers, which
   * show none before there is a page to give it to; they hold what the documents hold and no more.
   */
  private static boolean isForAll(String path) {
    return FOR_ALL.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
  }

  private static String token(UnaryOperator<String> headers) {
    var bearer = headers.apply(HttpHeaders.AUTHORIZATION);
    return bearer.regionMatches(true, 0, "Bearer ", 0, 7)
        ? bearer.substring(7).strip()
        : headers.apply("X-Api-Key");
  }
}
