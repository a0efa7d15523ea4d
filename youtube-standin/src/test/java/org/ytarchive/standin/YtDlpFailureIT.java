package org.ytarchive.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real yt-dlp says of what does not play what it says of the real YouTube. */
class YtDlpFailureIT {
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("unavailable", "Video unavailable"),
          Map.entry("nobodyMade0", "Video unavailable"),
          Map.entry("privateVid0", "Private video"),
          Map.entry("removedVid0", "has been removed"),
          Map.entry("terminated0", "account associated with this video has been terminated"),
          Map.entry("membersOnly", "members-only"),
          Map.entry("geoBlocked0", "not made this video available in your country"),
          Map.entry("ageGated000", "Sign in to confirm your age"),
          Map.entry("notABot0000", "Sign in to confirm you.re not a bot"),
          Map.entry("tryLater000", "content isn't available, try again later"),
          Map.entry("premiere000", "Premieres in"),
          Map.entry("liveSoon000", "live event will begin"),
          Map.entry("drmVideo000", "DRM protected"),
          Map.entry("noFormats00", "No video formats found"),
          Map.entry("tooMany4290", "HTTP Error 429|Failed to extract any player response"));

  @TempDir static Path shared;
  @TempDir Path folder;
  static YouTubeStandIn standIn;

  @BeforeAll
  static void start() {
    var media = Path.of("target/standin-media").toAbsolutePath();
    standIn = YouTubeStandIn.start(YouTubeStandIn.Config.in(shared).withMediaFolder(media));
  }

  @AfterAll
  static void stop() {
    standIn.close();
  }

  /** All in one run: each has its error line, with its id. */
  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void refusedVideos_areRefusedInYouTubesWords(DebianYtDlp version) throws Exception {
    var run = run(version, REFUSED.keySet().toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(1);
    REFUSED.forEach((id, words) -> assertThat(errorOf(run, id)).containsPattern(words));
    assertThat(standIn.traffic().unknownPaths()).isEmpty();
  }

  /** The one that older versions still manage. */
  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void nChallenge_stopsNewerVersions(DebianYtDlp version) throws Exception {
    var run = run(version, "-f", "18", "nChallenge0");

    if (version == DebianYtDlp.BOOKWORM) {
      assertThat(run.exit()).isZero();
      assertThat(run.err()).contains("nsig extraction failed");
    } else {
      assertThat(run.lastError()).contains("No video formats found");
      assertThat(run.err()).containsPattern("nsig extraction failed|n challenge solving failed");
    }
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void mediaStatus_isNamed(DebianYtDlp version) throws Exception {
    for (int status : List.of(403, 404, 429)) {
      var run = run(version, "-f", "136", "media" + status + "000");

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.err()).contains("HTTP Error " + status);
    }
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void stalledMedia_timesOut(DebianYtDlp version) throws Exception {
    var run = run(version, "-f", "136", "stalls00000");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("timed out");
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void wrongLength_isNoticed(DebianYtDlp version) throws Exception {
    assertThat(run(version, "-f", "136", "wrongLength").exit()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void longTitle_breaksANameMadeOfIt(DebianYtDlp version) throws Exception {
    var run = run(version, "-f", "18", "-o", "%(title)s.%(ext)s", "evilTitleV0");

    assertThat(run.lastError()).contains("Errno 36");
  }

  /** Options first; then ids, which are the arguments without a dash that follow. */
  private YtDlpRun run(DebianYtDlp version, String... words) throws Exception {
    var arguments = new ArrayList<>(standIn.ytDlpOptions());
    arguments.addAll(List.of("--socket-timeout", "2", "--retries", "1", "--fragment-retries", "1"));
    arguments.addAll(List.of("--extractor-retries", "0", "--merge-output-format", "mp4"));
    arguments.addAll(List.of("-o", "%(id)s.%(ext)s"));
    arguments.addAll(Arrays.asList(words));
    return YtDlpRun.run(version, folder, arguments);
  }

  private static String errorOf(YtDlpRun run, String id) {
    var start = Pattern.compile("ERROR: \\[youtube\\] " + Pattern.quote(id) + ": .*");
    return run.err().lines().filter(start.asMatchPredicate()).findFirst().orElse("no error");
  }
}
