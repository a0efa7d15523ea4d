package org.ytarchive.download.ytdlp;

import static org.ytarchive.common.ErrorCode.DOWNLOAD_FAILED;
import static org.ytarchive.common.ErrorCode.YTDLP_ERROR;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.Failure;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.tool.ToolExit;

/**
 * Turns an exit of yt-dlp into what it means for the next attempt; the only place that reads its
 * standard error. The last {@code ERROR:} line decides, with the lines before it as witnesses.
 */
final class YtDlpFailures {
  private static final int LINES_SHOWN = 8;
  private static final int WRONG_ARGUMENTS = 2;
  private static final int SIGNALLED = 128;
  private static final Pattern CONVERSION =
      Pattern.compile("conversion failed|error (opening|writing|muxing)", Pattern.CASE_INSENSITIVE);

  private YtDlpFailures() {}

  /**
   * @param lowOnSpace whether the folder has less space than what was being made needs: ffmpeg's
   *     own complaint about a full disk is swallowed by yt-dlp
   */
  static Failure of(ToolExit exit, boolean lowOnSpace) {
    var lines = exit.lastErrors().stream().map(Redacted::line).toList();
    var error = lastError(lines);
    if (lowOnSpace && error.filter(e -> CONVERSION.matcher(e).find()).isPresent()) {
      return failure(
          ErrorCode.DISK_FULL, FailureClass.DISK_FULL, "the disk is full: make space", exit, lines);
    }
    return error
        .flatMap(e -> FailureTable.ROWS.stream().filter(row -> row.fits(e, lines)).findFirst())
        .map(row -> failure(row.code(), row.failureClass(), row.advice(), exit, lines))
        .orElseGet(() -> unknown(exit, error, lines));
  }

  private static Optional<String> lastError(List<String> lines) {
    return lines.reversed().stream().filter(line -> line.startsWith("ERROR:")).findFirst();
  }

  private static Failure unknown(ToolExit exit, Optional<String> error, List<String> lines) {
    var machine = ofTheMachine(exit.code());
    if (machine.isPresent()) {
      return failure(DOWNLOAD_FAILED, FailureClass.LATER, machine.get(), exit, lines);
    }
    if (exit.code() == WRONG_ARGUMENTS || isCrash(lines)) {
      var advice = "yt-dlp did not take its options: is it too old, or YTDLP_OPTIONS_FILE wrong?";
      return failure(YTDLP_ERROR, FailureClass.BUG, advice, exit, lines);
    }
    return failure(YTDLP_ERROR, FailureClass.LATER, said(exit, error), exit, lines);
  }

  /** What is no word of yt-dlp's. */
  private static Optional<String> ofTheMachine(int code) {
    return switch (code) {
      case ToolExit.FOLDER_IN_USE -> Optional.of("an earlier run still uses the folder");
      case ToolExit.FOLDER_UNUSABLE -> Optional.of("the work folder cannot be written");
      default -> code > SIGNALLED ? Optional.of("yt-dlp was killed") : Optional.empty();
    };
  }

  private static String said(ToolExit exit, Optional<String> error) {
    return error
        .map(e -> "yt-dlp: " + e.substring("ERROR:".length()).strip())
        .orElse("yt-dlp ended with exit code " + exit.code());
  }

  private static boolean isCrash(List<String> lines) {
    return lines.stream().anyMatch(l -> l.startsWith("Traceback (most recent call last)"))
        && lastError(lines).isEmpty();
  }

  private static Failure failure(
      ErrorCode code, FailureClass what, String advice, ToolExit exit, List<String> lines) {
    int from = Math.max(0, lines.size() - LINES_SHOWN);
    return new Failure(
        code.name(),
        advice,
        what,
        Map.of("exit_code", exit.code(), "last_lines", lines.subList(from, lines.size())));
  }
}
