package org.ytarchive.download.ytdlp;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_FAILED;
import static org.ytarchive.common.ErrorCode.DOWNLOAD_TIMEOUT;
import static org.ytarchive.common.ErrorCode.QUALITY_NOT_AVAILABLE;
import static org.ytarchive.common.ErrorCode.VIDEO_NOT_FOUND;
import static org.ytarchive.common.ErrorCode.YTDLP_ERROR;
import static org.ytarchive.contracts.download.FailureClass.BLOCKED;
import static org.ytarchive.contracts.download.FailureClass.BUG;
import static org.ytarchive.contracts.download.FailureClass.LATER;
import static org.ytarchive.contracts.download.FailureClass.NEVER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ytarchive.common.ErrorCode;
import org.ytarchive.contracts.download.FailureClass;
import org.ytarchive.download.tool.ToolExit;

/** On what three versions of yt-dlp really said, recorded in {@code ytdlp-stderr}. */
class YtDlpFailuresTest {
  private record Meaning(ErrorCode code, FailureClass what) {}

  private static final Path RECORDED = Path.of("src/test/resources/ytdlp-stderr");

  private static final Map<String, Meaning> MEANINGS =
      Map.ofEntries(
          entry("account-terminated", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("age-gated", new Meaning(YTDLP_ERROR, NEVER)),
          entry("certificate-unknown", new Meaning(YTDLP_ERROR, BUG)),
          entry("disk-full", new Meaning(ErrorCode.DISK_FULL, FailureClass.DISK_FULL)),
          entry("disk-full-merging", new Meaning(ErrorCode.DISK_FULL, FailureClass.DISK_FULL)),
          entry("drm", new Meaning(YTDLP_ERROR, NEVER)),
          entry("file-url", new Meaning(YTDLP_ERROR, BUG)),
          entry("geo-blocked", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("live-soon", new Meaning(VIDEO_NOT_FOUND, LATER)),
          entry("media-403", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("media-404", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("media-429", new Meaning(DOWNLOAD_FAILED, BLOCKED)),
          entry("media-503", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("media-cut", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("media-never-begins", new Meaning(DOWNLOAD_TIMEOUT, LATER)),
          entry("media-stalls", new Meaning(DOWNLOAD_TIMEOUT, LATER)),
          entry("media-wrong-length", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("members-only", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("no-formats", new Meaning(YTDLP_ERROR, BUG)),
          entry("n-challenge", new Meaning(YTDLP_ERROR, BUG)),
          entry("not-a-bot", new Meaning(YTDLP_ERROR, BLOCKED)),
          entry("not-youtube", new Meaning(YTDLP_ERROR, BUG)),
          entry("playlist-missing", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("playlist-with-dead-members", new Meaning(YTDLP_ERROR, NEVER)),
          entry("premiere", new Meaning(VIDEO_NOT_FOUND, LATER)),
          entry("private", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("proxy-forbids-host", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("proxy-name-unknown", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("proxy-refuses-connection", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("quality-not-available", new Meaning(QUALITY_NOT_AVAILABLE, NEVER)),
          entry("removed", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("server-error", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("signal-int", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("signal-kill", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("signal-term", new Meaning(DOWNLOAD_FAILED, LATER)),
          entry("too-many-requests", new Meaning(DOWNLOAD_FAILED, BLOCKED)),
          entry("try-later", new Meaning(YTDLP_ERROR, BLOCKED)),
          entry("unavailable", new Meaning(VIDEO_NOT_FOUND, NEVER)),
          entry("unknown-option", new Meaning(YTDLP_ERROR, BUG)),
          // What our own arguments rule out, and a limit per fragment that only 2023 fails on.
          entry("ffmpeg-missing", new Meaning(YTDLP_ERROR, LATER)),
          entry("id-too-short", new Meaning(YTDLP_ERROR, LATER)),
          entry("name-too-long", new Meaning(YTDLP_ERROR, LATER)),
          entry("max-filesize", new Meaning(DOWNLOAD_FAILED, LATER)));

  static Stream<Path> recordings() throws IOException {
    try (var files = Files.walk(RECORDED, 2)) {
      return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  /** A recording nobody gave a meaning to fails too. */
  @ParameterizedTest
  @MethodSource("recordings")
  void of_knowsWhatEachVersionSays(Path recording) throws IOException {
    var exit = exit(recording);
    if (exit.isSuccess()) {
      return; // a success of yt-dlp's: judged by whether there is a file
    }
    var name = recording.getFileName().toString().replace(".txt", "");

    var failure = YtDlpFailures.of(exit, name.startsWith("disk-full"));

    assertThat(new Meaning(ErrorCode.valueOf(failure.code()), failure.failureClass()))
        .isEqualTo(MEANINGS.get(name));
    assertThat(failure.details()).containsKey("last_lines").containsEntry("exit_code", exit.code());
  }

  @Test
  void of_takesAFailedConversionForABugInTheFileWhenThereIsSpace() {
    var exit = new ToolExit(1, List.of("ERROR: Postprocessing: Conversion failed!"));

    assertThat(YtDlpFailures.of(exit, false).code()).isEqualTo("YTDLP_ERROR");
    assertThat(YtDlpFailures.of(exit, true).code()).isEqualTo("DISK_FULL");
  }

  /** A retry that came through is no reason. */
  @Test
  void of_letsTheLastErrorDecide() {
    var exit =
        new ToolExit(
            1,
            List.of(
                "ERROR: [youtube] x: Video unavailable",
                "WARNING: whatever",
                "ERROR: [youtube] x: Requested format is not available"));

    assertThat(YtDlpFailures.of(exit, false).code()).isEqualTo("QUALITY_NOT_AVAILABLE");
  }

  @Test
  void of_keepsTheLastLinesOfTheUnknown() {
    var exit = new ToolExit(1, List.of("WARNING: odd", "ERROR: something new"));

    var failure = YtDlpFailures.of(exit, false);

    assertThat(failure.code()).isEqualTo("YTDLP_ERROR");
    assertThat(failure.failureClass()).isEqualTo(LATER);
    assertThat(failure.message()).isEqualTo("yt-dlp: something new");
    assertThat(failure.details())
        .containsEntry("last_lines", List.of("WARNING: odd", "ERROR: something new"));
  }

  @Test
  void of_takesACrashForABug() {
    var exit =
        new ToolExit(
            1, List.of("Traceback (most recent call last):", "SyntaxError: Invalid filter"));

    assertThat(YtDlpFailures.of(exit, false).failureClass()).isEqualTo(BUG);
  }

  @Test
  void of_saysLaterWhenTheFolderIsInUse() {
    var failure = YtDlpFailures.of(new ToolExit(ToolExit.FOLDER_IN_USE, List.of()), false);

    assertThat(failure.failureClass()).isEqualTo(LATER);
  }

  /** Proxies have passwords, and media addresses are signed. */
  @Test
  void of_showsNoSecrets() {
    var exit =
        new ToolExit(
            1,
            List.of(
                "WARNING: proxy http://user:secret@proxy:8080 failed",
                "ERROR: cannot get https://rr1.googlevideo.com/videoplayback?sig=secret&ip=1.2.3.4"));

    assertThat(YtDlpFailures.of(exit, false).toString())
        .doesNotContain("secret")
        .contains("http://***@proxy:8080", "https://rr1.googlevideo.com/videoplayback?...");
  }

  private static ToolExit exit(Path recording) throws IOException {
    var lines = List.of(Files.readString(recording).replace("\r", "").split("\n"));
    int code = Integer.parseInt(lines.getFirst().replace("exit ", ""));
    return new ToolExit(code, lines.subList(1, lines.size()));
  }
}
