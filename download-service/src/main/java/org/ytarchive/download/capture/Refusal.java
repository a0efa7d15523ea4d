package org.ytarchive.download.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.egress.Trouble;

/**
 * Why a source gave nothing.
 *
 * @param reason a word of {@code details.reason}
 * @param kind whether another attempt may help
 * @param lastLines of the tool
 */
public record Refusal(
    ErrorCode code, FailureClass kind, String reason, String message, List<String> lastLines) {

  /** What was seen on the way to the source; it says more than the tool. */
  public static Refusal of(Trouble trouble) {
    var code =
        switch (trouble.kind()) {
          case NOT_ALLOWED, REDIRECTED -> ErrorCode.SOURCE_NOT_ALLOWED;
          case UNRESOLVABLE, UNREACHABLE, UNAUTHORIZED, NOT_FOUND, SERVER_ERROR, WRONG_CONTENT ->
              ErrorCode.CAPTURE_FAILED;
        };
    var kind =
        switch (trouble.kind()) {
          case UNRESOLVABLE, UNREACHABLE, SERVER_ERROR -> FailureClass.LATER;
          case NOT_ALLOWED, REDIRECTED, UNAUTHORIZED, NOT_FOUND, WRONG_CONTENT ->
              FailureClass.NEVER;
        };
    var reason = trouble.kind().name().toLowerCase(Locale.ROOT);
    return new Refusal(code, kind, reason, trouble.message(), List.of());
  }

  public static Refusal failed(
      FailureClass kind, String reason, String message, List<String> lastLines) {
    return new Refusal(ErrorCode.CAPTURE_FAILED, kind, reason, message, lastLines);
  }

  /** What another tool's failure was read as. */
  public static Refusal of(Failure failure, List<String> lastLines) {
    var code = ErrorCode.valueOf(failure.code());
    return new Refusal(code, failure.failureClass(), "youtube", failure.message(), lastLines);
  }

  Failure failure() {
    Map<String, Object> details = new HashMap<>();
    details.put("reason", reason);
    if (!lastLines.isEmpty()) {
      details.put("last_lines", lastLines);
    }
    return new Failure(code.name(), message, kind, details);
  }
}
