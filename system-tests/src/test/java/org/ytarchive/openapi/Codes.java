package org.ytarchive.openapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ytarchive.common.ArchiveException;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.common.Problem;
import org.ytarchive.house.Checkout;

/** What the error codes mean, as {@code docs/api.md} says it. */
final class Codes {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ((?:`[A-Z_]+`(?:, )?)+) \\| (\\d{3}) \\| (.+?) \\|$");
  private static final Set<ErrorCode> EVERYWHERE =
      Set.of(
          ErrorCode.UNAUTHORIZED,
          ErrorCode.FORBIDDEN,
          ErrorCode.INVALID_PARAMETER,
          ErrorCode.RATE_LIMIT_EXCEEDED,
          ErrorCode.INTERNAL_ERROR,
          ErrorCode.SERVICE_UNAVAILABLE,
          ErrorCode.PRECONDITION_FAILED,
          ErrorCode.RANGE_NOT_SATISFIABLE,
          ErrorCode.PAYLOAD_TOO_LARGE,
          ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  private static final Set<ErrorCode> LATER =
      Set.of(
          ErrorCode.RATE_LIMIT_EXCEEDED,
          ErrorCode.SERVICE_UNAVAILABLE,
          ErrorCode.IDEMPOTENCY_IN_FLIGHT);
  private static final String WHEN = Instant.parse("2025-01-26T09:43:40Z").toString();

  private final Map<String, String> meanings;

  Codes() {
    this.meanings = read();
  }

  private static Map<String, String> read() {
    return ROW.matcher(Checkout.text(Checkout.file("docs/api.md")))
        .results()
        .flatMap(
            row ->
                Stream.of(row.group(1).split(", "))
                    .map(code -> Map.entry(code.replace("`", ""), row.group(3))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  String line(ErrorCode code) {
    return "`" + code + "`: " + meaning(code) + ".";
  }

  private String meaning(ErrorCode code) {
    var meaning = meanings.get(code.name());
    if (meaning == null) {
      throw new IllegalStateException("docs/api.md does not say what " + code + " means");
    }
    return meaning;
  }

  /** What a status means that one code alone has. */
  String sentence(int status) {
    return Stream.of(ErrorCode.values())
            .filter(code -> code.status() == status)
            .map(this::meaning)
            .map(
                text -> text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1))
            .findFirst()
            .orElseThrow()
        + ".";
  }

  boolean isEverywhere(ErrorCode code) {
    return EVERYWHERE.contains(code);
  }

  static boolean saysWhen(ErrorCode code) {
    return LATER.contains(code);
  }

  Node example(ErrorCode code) {
    var error =
        Node.of("code", code.name()).put("message", meaning(code)).put("details", details(code));
    return Node.of("status", "error").put("error", error).put("timestamp", WHEN);
  }

  /** The same for who asks for RFC 9457's form. */
  Node problem(ErrorCode code) {
    var problem = Problem.of(new ArchiveException(code, meaning(code), details(code)), "/");
    return Node.of("type", problem.type())
        .put("title", problem.title())
        .put("status", problem.status())
        .put("detail", problem.detail())
        .put("instance", problem.instance())
        .put("code", problem.code())
        .put("details", problem.details());
  }

  private static Map<String, Object> details(ErrorCode code) {
    return code == ErrorCode.INVALID_PARAMETER ? Map.of("parameter", "limit") : Map.of();
  }

  static List<String> names() {
    return Stream.of(ErrorCode.values()).map(ErrorCode::name).toList();
  }
}
