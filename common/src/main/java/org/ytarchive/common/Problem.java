package org.ytarchive.common;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;
import java.util.Map;

/**
 * An error as RFC 9457 wants it, for callers that accept {@code application/problem+json}.
 *
 * @param type names the kind of problem; {@link ErrorCode} as a URI
 * @param title what this kind of problem is, the same for every occurrence
 * @param detail what happened this time, and what to do
 * @param instance the path that was asked for
 * @param code one of {@link ErrorCode}
 * @param details as in {@link ErrorEnvelope}, never null
 */
@Serdeable
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    Map<String, Object> details) {
  private static final String TYPES = "urn:ytarchive:error:";

  public static Problem of(ArchiveException e, String instance) {
    var code = e.code();
    return new Problem(
        TYPES + code.name().toLowerCase(Locale.ROOT),
        title(code),
        code.status(),
        e.getMessage(),
        instance,
        code.name(),
        e.details());
  }

  private static String title(ErrorCode code) {
    var words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
