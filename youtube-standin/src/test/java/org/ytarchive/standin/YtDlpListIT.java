package org.ytarchive.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ytarchive.standin.traffic.RequestKind;

/** The real yt-dlp lists playlists, channels and search results. */
class YtDlpListIT {
  private static final String LIST = "https://www.youtube.com/playlist?list=";

  @TempDir Path folder;
  YouTubeStandIn standIn;

  @BeforeEach
  void start() {
    standIn = YouTubeStandIn.start(YouTubeStandIn.Config.in(folder.resolve("standin")));
  }

  @AfterEach
  void stop() {
    standIn.close();
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void mixedPlaylist_namesItsDeadMembers(DebianYtDlp version) throws Exception {
    assertThat(list(version, LIST + "PLstandinMIXED00"))
        .containsExactly(
            "ordinary720 An ordinary video",
            "privateVid0 [Private video]",
            "demoVideo02 Colours & a tone",
            "deletedVid0 [Deleted video]",
            "ageGated000 Video ageGated000",
            "shortShort0 A short");
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void thousandEntries_comeInPages(DebianYtDlp version) throws Exception {
    assertThat(list(version, LIST + "PLstandinTHOUSAND"))
        .hasSize(1000)
        .startsWith("listed00000 Number 1")
        .endsWith("listed00999 Number 1000");
    assertThat(standIn.traffic().requests(RequestKind.BROWSE)).isGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void channel_listsItsVideosByHandleAndById(DebianYtDlp version) throws Exception {
    var byHandle = list(version, "https://www.youtube.com/@standin/videos");

    assertThat(byHandle).contains("ordinary720 An ordinary video").hasSizeGreaterThan(20);
    assertThat(list(version, "https://www.youtube.com/channel/UCstandin0standin0stand0/videos"))
        .isEqualTo(byHandle);
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void search_findsByTitle(DebianYtDlp version) throws Exception {
    assertThat(list(version, "ytsearch3:colours")).containsExactly("demoVideo02 Colours & a tone");
  }

  @ParameterizedTest
  @EnumSource(DebianYtDlp.class)
  void missingPlaylist_isSaidToBeMissing(DebianYtDlp version) throws Exception {
    var run = run(version, LIST + "PLnobodyMadeIt");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.lastError()).contains("The playlist does not exist");
  }

  private List<String> list(DebianYtDlp version, String url) throws Exception {
    var run = run(version, url);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(standIn.traffic().unknownPaths()).isEmpty();
    return run.out().lines().toList();
  }

  private YtDlpRun run(DebianYtDlp version, String url) throws Exception {
    var arguments = new ArrayList<>(standIn.ytDlpOptions());
    arguments.addAll(List.of("--flat-playlist", "--print", "%(id)s %(title)s", "--", url));
    return YtDlpRun.run(version, folder, arguments);
  }
}
