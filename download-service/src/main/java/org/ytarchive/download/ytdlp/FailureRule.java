package org.ytarchive.download.ytdlp;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.regex.Pattern;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;

/**
 * One row of {@link YtDlpFailures}.
 *
 * @param error what the last error line says
 * @param cause what some line must say besides; null when the error says it all
 * @param advice what happened and what to do
 */
record FailureRule(
    Pattern error,
    @Nullable Pattern cause,
    ErrorCode code,
    FailureClass failureClass,
    String advice) {

  static FailureRule when(String error, ErrorCode code, FailureClass what, String advice) {
    return new FailureRule(pattern(error), null, code, what, advice);
  }

  static FailureRule because(
      String error, String cause, ErrorCode code, FailureClass what, String advice) {
    return new FailureRule(pattern(error), pattern(cause), code, what, advice);
  }

  boolean fits(String lastError, List<String> lines) {
    return error.matcher(lastError).find()
        && (cause == null || lines.stream().anyMatch(line -> cause.matcher(line).find()));
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
  }
}
